import { crc32 } from 'node:zlib';
import { zipOf } from '@/lib/platform/zip-stream';

/** A ZIP of these files, as somebody would drop it. */
export async function aZip(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([name, content]) => {
    const bytes = Buffer.from(content);
    return {
      name,
      bytes: bytes.length,
      crc32: crc32(bytes),
      open: () => [bytes] as unknown as AsyncIterable<Uint8Array>,
    };
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(entries, new Date())) pieces.push(piece);
  return Buffer.concat(pieces);
}
