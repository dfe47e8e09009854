import 'server-only';
import { fileStore } from '@/lib/platform/storage';
import { pieceBytes, piecePlace, type Span } from './model';

/**
 * A part of a file as it is sent, a piece at a time, so that a long one needs no more memory than a short one. The caller has asked
 * whether it may be read. A piece that is missing breaks the stream off: what came of it is no whole file, and says so.
 */
export function readBytes(key: string, { from, to }: Span): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (at >= to) return controller.close();
        const piece = Math.floor(at / pieceBytes);
        const bytes = await (await fileStore()).get(piecePlace(key, piece));
        if (bytes === null) throw new Error('Invariant broken: a file without one of its pieces');
        const begins = piece * pieceBytes;
        const part = bytes.subarray(at - begins, Math.min(to - begins, bytes.length));
        if (part.length === 0) throw new Error('Invariant broken: a piece shorter than its file');
        at += part.length;
        controller.enqueue(part);
      },
    },
    { highWaterMark: 0 },
  );
}
