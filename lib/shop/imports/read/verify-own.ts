/** Whether an archive that Souk made is whole: its manifest says what it must hold, to the bit (decision 041). */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { archiveFormat, archiveVersion } from '@/lib/shop/archives/model';

const Manifest = z.object({
  format: z.literal(archiveFormat),
  version: z.int().min(1),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })).max(20_000),
});

/** More of it is no manifest: twenty thousand files are named in less. */
const manifestMax = 8 * 1024 ** 2;

/** A file of the archive by its exact name; null where there is none. */
export type OpenEntry = (name: string) => AsyncIterable<Uint8Array> | null;

/** Null when everything it names is there as it was written; `archive_newer` for a version we do not know, else `archive_broken`. */
export async function verifyOwn(open: OpenEntry): Promise<'archive_broken' | 'archive_newer' | null> {
  try {
    const manifest = Manifest.parse(JSON.parse(await textOf(open('manifest.json'))));
    if (manifest.version > archiveVersion) return 'archive_newer';
    for (const { path, sha256 } of manifest.files) if ((await sumOf(open(path))) !== sha256) return 'archive_broken';
    return manifest.files.some(({ path }) => path === 'products.jsonl') ? null : 'archive_broken';
  } catch {
    // No JSON, no manifest, or an entry that cannot be read to its end.
    return 'archive_broken';
  }
}

async function textOf(bytes: AsyncIterable<Uint8Array> | null): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes ?? []) {
    size += piece.length;
    if (size > manifestMax) return '';
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function sumOf(bytes: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (bytes === null) return null;
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}
