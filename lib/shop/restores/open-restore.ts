import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { fileStore } from '@/lib/platform/storage';
import { archiveFormat, archiveVersion, sealedWords } from '@/lib/shop/archives/model';
import { isSealed } from '@/lib/shop/archives/seal';
import {
  type ArchiveList,
  type ArchiveSource,
  type ListRefusal,
  listArchive,
} from '@/lib/shop/imports/read/list-archive';
import type { Restore } from './back-part';
import { archiveBytesMax, pieceBytes } from './model';
import { sentPiece } from './piece-place';

const Manifest = z.object({
  format: z.literal(archiveFormat),
  version: z.int().min(1),
  made: z.iso.datetime({ precision: 3 }),
  page: z.object({ handle: z.string().max(100), name: z.string().max(200) }),
  files: z
    .array(
      z.object({
        path: z.string().regex(/^([a-z0-9-]+\/)?[A-Za-z0-9-]+[.][a-z0-9]+$/),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        records: z.int().min(0),
      }),
    )
    .max(100_000),
  seal: z.string().max(64).default(''),
});
/** What an archive says of itself. */
export type Manifest = z.infer<typeof Manifest>;

/** The archive of a restore, opened: its manifest and its files by name; null for a file it does not have. */
export type RestoreFile = {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly isSealed: boolean;
  readonly open: (path: string) => AsyncIterable<Uint8Array> | null;
  readonly close: () => void;
};

/** Why it cannot be opened. */
export type OpenRefusal =
  | ListRefusal
  | ('archive_newer' | 'restore_not_ours' | 'restore_missing' | 'restore_foreign' | 'restore_changed');

const limits = { entries: 100_000, bytes: archiveBytesMax };
const manifestMax = 24 * 1024 ** 2;

/**
 * Opens what was sent for a restore. Refuses a file that is no ZIP or is cut (`archive_broken`), that would fill a disk or leads out of
 * itself, that is no archive of ours, of a version we do not know, or whose list is not, name by name and length by length, what its
 * manifest says: `restore_missing`, `restore_foreign`, `restore_changed`. The bytes of its files are not read yet.
 */
export async function openRestore(restored: Restore): Promise<Result<RestoreFile, OpenRefusal>> {
  const listed = await listArchive(sentFile(restored), limits);
  if (!listed.ok) return listed;
  const list = listed.value;
  const read = await readManifest(list);
  if (read.ok) return ok({ ...read.value, open: list.open, close: list.close });
  list.close();
  return read;
}

async function readManifest(list: ArchiveList): Promise<Result<Omit<RestoreFile, 'open' | 'close'>, OpenRefusal>> {
  const bytes = await list.whole('manifest.json', manifestMax);
  if (bytes === null) return refuse('restore_not_ours');
  const parsed = Manifest.safeParse(jsonOf(bytes));
  if (!parsed.success) return refuse(versionOf(bytes) > archiveVersion ? 'archive_newer' : 'restore_not_ours');
  const manifest = parsed.data;
  if (manifest.version > archiveVersion) return refuse('archive_newer');
  const sizes = new Map(list.files.map(({ name, size }) => [name, size]));
  const told = new Set(['manifest.json', ...manifest.files.map(({ path }) => path)]);
  if (list.files.length !== sizes.size || list.files.some(({ name }) => !told.has(name)))
    return refuse('restore_foreign');
  for (const { path, bytes: length } of manifest.files) {
    if (!sizes.has(path)) return refuse('restore_missing');
    if (list.isSealed(path) || sizes.get(path) !== length) return refuse('restore_changed');
  }
  const manifestHash = createHash('sha256').update(bytes).digest('hex');
  return ok({ manifest, manifestHash, isSealed: isSealed(sealedWords(manifest), manifest.seal) });
}

/** What was sent, whose pieces are fetched one at a time. Throws when one is missing: it was noted when it had been stored. */
function sentFile({ id, bytes }: Restore): ArchiveSource {
  let held: { piece: number; bytes: Uint8Array } | null = null;
  const pieceAt = async (piece: number) => {
    if (held?.piece === piece) return held.bytes;
    const found = await (await fileStore()).get(sentPiece(id, piece));
    if (found === null) throw new Error('Invariant broken: a piece that was sent is there');
    held = { piece, bytes: found };
    return found;
  };
  return {
    size: bytes,
    read: async function* (start, end) {
      for (let at = start; at < end; ) {
        const piece = await pieceAt(Math.floor(at / pieceBytes));
        const from = at % pieceBytes;
        const part = piece.subarray(from, Math.min(piece.length, from + end - at));
        if (part.length === 0) return;
        yield part;
        at += part.length;
      }
    },
  };
}

/** All bytes of a file; null where it cannot be read to its end. */
export async function wholeOf(bytes: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | null> {
  if (bytes === null) return null;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of bytes) pieces.push(piece);
  } catch {
    return null;
  }
  return Buffer.concat(pieces);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** A newer version may have any shape but this one word. */
function versionOf(bytes: Uint8Array): number {
  const said = Object(jsonOf(bytes));
  return Reflect.get(said, 'format') === archiveFormat ? Number(Reflect.get(said, 'version')) : 0;
}
