import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { shopDb } from '@/db/client/shop';
import { pageRoomBytes, pageStorage } from '@/db/schema/shop/page';
import { restore } from '@/db/schema/shop/restore';
import type { BackPart, Restore } from './back-part';
import { renewLease } from './lease';
import type { RestoreProblem, RestoreWeight } from './model';
import { type Manifest, openRestore, type RestoreFile } from './open-restore';
import { BrokenLine, readLines } from './read-lines';

type Fault = {
  readonly problem: RestoreProblem;
  readonly file?: string;
  readonly line?: number;
  readonly weight?: RestoreWeight;
};

/** Folders of what weighs on a page. */
const weighing = /^(?:pictures|videos|files)\//;

/**
 * Reads all of an archive that was sent, before anything of its page changes: what it weighs, every file to the bit, and every record that
 * a part will bring. It is `ready` then, or `refused` with the first fault. Killed and begun again, it reads the same.
 */
export async function checkRestore(one: Restore, parts: readonly BackPart[]): Promise<void> {
  const opened = await openRestore(one);
  if (!opened.ok) return refuseIt(one, { problem: opened.code });
  const file = opened.value;
  try {
    const fault = (await knownBefore(one, file)) ?? (await tooHeavy(one, file)) ?? (await firstFault(one, file, parts));
    if (fault) return await refuseIt(one, fault);
    const counts = new Map(file.manifest.files.map(({ path, records }) => [path, records]));
    const total = parts.reduce((sum, part) => sum + (counts.get(part.file) ?? 0), 0);
    const { files: _, seal: __, ...said } = file.manifest;
    const pictures = file.manifest.files.filter(({ path }) => path.startsWith('pictures/')).length;
    const counted = file.manifest.files.flatMap(({ path, records }) =>
      path.endsWith('.jsonl') ? [{ path, records }] : [],
    );
    await shopDb()
      .update(restore)
      .set({
        ...{ state: 'ready', total, sealed: file.isSealed, manifestHash: file.manifestHash },
        manifest: { ...said, pictures, files: counted },
      })
      .where(and(eq(restore.id, one.id), eq(restore.state, 'checking')));
  } finally {
    file.close();
  }
}

async function refuseIt({ id }: Restore, { problem, file, line, weight }: Fault): Promise<void> {
  await shopDb()
    .update(restore)
    .set({
      ...{ state: 'refused', problem, problemFile: file ?? null, problemLine: line ?? null },
      ...(weight && { manifest: { weight } }),
    })
    .where(and(eq(restore.id, id), eq(restore.state, 'checking')));
}

/**
 * Its pictures, videos and files are more than its page has room for. Lengths are those of its list, which were compared. The room itself
 * is held by the database: of what two records name, or what is encoded anew, more may come than was said, and that stops.
 */
async function tooHeavy({ pageId }: Restore, { manifest }: RestoreFile): Promise<Fault | null> {
  const [held] = await shopDb()
    .select({ bytes: pageStorage.bytes })
    .from(pageStorage)
    .where(eq(pageStorage.pageId, pageId));
  const bytes = manifest.files.reduce((sum, one) => sum + (weighing.test(one.path) ? one.bytes : 0), 0);
  const room = Math.max(0, pageRoomBytes - (held?.bytes ?? 0));
  return bytes > room ? { problem: 'restore_room', weight: { bytes, room } } : null;
}

/** The same archive in the same page is there already. */
async function knownBefore(one: Restore, { manifestHash }: RestoreFile): Promise<Fault | null> {
  const [same] = await shopDb()
    .select({ id: restore.id })
    .from(restore)
    .where(
      and(
        eq(restore.pageId, one.pageId),
        eq(restore.manifestHash, manifestHash),
        eq(restore.state, 'done'),
        ne(restore.id, one.id),
      ),
    );
  return same ? { problem: 'restore_same' } : null;
}

async function firstFault(one: Restore, file: RestoreFile, parts: readonly BackPart[]): Promise<Fault | null> {
  if (!file.manifest.files.some(({ path }) => path === 'page.jsonl')) return { problem: 'restore_missing' };
  for (const told of file.manifest.files) {
    await renewLease(one.id);
    const fault = await faultOf(file, told, parts);
    if (fault) return { ...fault, file: told.path };
  }
  return null;
}

async function faultOf(
  file: RestoreFile,
  { path, sha256 }: Manifest['files'][number],
  parts: readonly BackPart[],
): Promise<Omit<Fault, 'file'> | null> {
  const readers = parts.filter((part) => part.file === path);
  const hash = createHash('sha256');
  const bytes = hashing(file.open(path), hash);
  try {
    if (readers.length === 0) for await (const _ of bytes);
    else
      for await (const { no, line } of readLines(bytes))
        for (const part of readers) if (!isRecord(part, line)) return { problem: 'restore_record', line: no };
  } catch (error) {
    if (error instanceof BrokenLine) return { problem: 'restore_record', line: error.no };
    // An entry that is not as long as the list says, or cannot be unpacked.
    return { problem: 'restore_changed' };
  }
  return hash.digest('hex') === sha256 ? null : { problem: 'restore_changed' };
}

function isRecord(part: BackPart, line: unknown): boolean {
  try {
    part.read(line);
    return true;
  } catch (error) {
    if (error instanceof z.ZodError) return false;
    throw error;
  }
}

async function* hashing(bytes: AsyncIterable<Uint8Array> | null, hash: ReturnType<typeof createHash>) {
  for await (const piece of bytes ?? []) {
    hash.update(piece);
    yield piece;
  }
}
