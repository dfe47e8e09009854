/** Bytes of a file as text. */
import type { Encoding } from './guess-encoding';

/** A source may give all of its file at once; it is still read in pieces. */
const pieceBytes = 1 << 18;

/**
 * Decodes a stream of bytes piece by piece. Letters that are none come out as U+FFFD, for their row to be warned of; NULs, which
 * no text has, are left out.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  let skip = encoding.skip;
  for await (const piece of bytes) {
    const left = piece.subarray(Math.min(skip, piece.length));
    skip -= piece.length - left.length;
    for (let at = 0; at < left.length; at += pieceBytes) {
      const text = decoder.decode(left.subarray(at, at + pieceBytes), { stream: true });
      if (text !== '') yield withoutNuls(text);
    }
  }
  const rest = decoder.decode();
  if (rest !== '') yield withoutNuls(rest);
}

/** The text of a beginning that was read at once; a letter cut by its end is left out. */
export function decodeHead(head: Uint8Array, encoding: Encoding): string {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  return withoutNuls(decoder.decode(head.subarray(encoding.skip), { stream: true }));
}

function withoutNuls(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
