import 'server-only';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { archive, archiveFile } from '@/db/schema/shop/archive';
import { page } from '@/db/schema/shop/page';
import type { Id } from '@/lib/kernel/ids';
import { ok } from '@/lib/kernel/result';
import { fileStore } from '@/lib/platform/storage';
import { changePageFor, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type ArchivePart, type ArchivePiece, daysKept, manifestText } from './model';
import { piecePlace } from './piece-place';
import { piecesOf } from './queries';
import { readMe } from './read-me';

type Making = typeof archive.$inferSelect;
type File = typeof archiveFile.$inferSelect;

/** The same media type for all: nobody is served a piece by itself. */
const pieceType = 'application/octet-stream';

/**
 * Makes the next step of an archive: a few records of a part, the sums of a file, or its end. Answers whether anything is left. What is
 * made is stored first and noted then, against the count of steps: twice at once, or again after a kill, it stands once.
 */
export async function makeStep(id: Id<'archive'>, parts: readonly ArchivePart[]): Promise<boolean> {
  const [one] = await shopDb()
    .select()
    .from(archive)
    .where(and(eq(archive.id, id), eq(archive.state, 'making')));
  if (!one) return false;
  const part = parts[one.part];
  if (part !== undefined) return readPart(one, part);
  const file = await firstUnsummed(id);
  return file === null ? finish(one) : sumUp(one, file);
}

async function readPart(one: Making, part: ArchivePart): Promise<boolean> {
  const { pieces, next } = await part.step(
    { archiveId: one.id, pageId: one.pageId, personId: one.personId },
    one.cursor,
  );
  await store(one.id, pieces);
  return note(one, async (transaction) => {
    for (const piece of pieces) await noteFile(transaction, one.id, piece);
    return next === null ? { part: one.part + 1, cursor: null } : { cursor: next };
  });
}

/** Puts pieces behind what is noted of their files; a piece of a killed worker is written over. */
async function store(id: Id<'archive'>, pieces: readonly ArchivePiece[]): Promise<void> {
  const files = await fileStore();
  for (const { path, body } of pieces) {
    const [known] = await shopDb()
      .select({ pieces: archiveFile.pieces })
      .from(archiveFile)
      .where(and(eq(archiveFile.archiveId, id), eq(archiveFile.path, path)));
    await files.put(piecePlace(id, path, known?.pieces ?? 0), bytesOf(body), pieceType);
  }
}

async function noteFile(
  transaction: ShopTransaction,
  id: Id<'archive'>,
  { path, body, records, mediaId }: ArchivePiece,
): Promise<void> {
  const bytes = bytesOf(body).length;
  await transaction
    .insert(archiveFile)
    .values({ archiveId: id, path, pieces: 1, records, bytes, mediaId: mediaId ?? null })
    .onConflictDoUpdate({
      target: [archiveFile.archiveId, archiveFile.path],
      set: {
        pieces: sql`${archiveFile.pieces} + 1`,
        records: sql`${archiveFile.records} + ${records}::int`,
        bytes: sql`${archiveFile.bytes} + ${bytes}::bigint`,
      },
    });
}

async function firstUnsummed(id: Id<'archive'>): Promise<File | null> {
  const [file] = await shopDb()
    .select()
    .from(archiveFile)
    .where(and(eq(archiveFile.archiveId, id), isNull(archiveFile.sha256)))
    .orderBy(asc(archiveFile.path))
    .limit(1);
  return file ?? null;
}

async function sumUp(one: Making, { path, pieces }: File): Promise<boolean> {
  const hash = createHash('sha256');
  let sum = 0;
  for await (const bytes of piecesOf(one.id, path, pieces)) {
    hash.update(bytes);
    sum = crc32(bytes, sum);
  }
  return note(one, async (transaction) => {
    await transaction
      .update(archiveFile)
      .set({ sha256: hash.digest('hex'), crc32: sum })
      .where(and(eq(archiveFile.archiveId, one.id), eq(archiveFile.path, path)));
    return {};
  });
}

/** Once everything else has its sums: the words beside it, then the list of all, which ends it. */
async function finish(one: Making): Promise<boolean> {
  const files = await shopDb()
    .select()
    .from(archiveFile)
    .where(eq(archiveFile.archiveId, one.id))
    .orderBy(asc(archiveFile.path));
  if (!files.some(({ path }) => path === 'README.txt')) return addFile(one, 'README.txt', readMe(), {});
  const listed = files.filter(({ path }) => path !== 'manifest.json');
  if (listed.length < files.length) return end(one);
  const [shop] = await shopDb()
    .select({ handle: page.handle, name: page.name })
    .from(page)
    .where(eq(page.id, one.pageId));
  if (!shop) return false;
  const told = listed.map((file) => ({ ...file, sha256: file.sha256 ?? '' }));
  return addFile(one, 'manifest.json', manifestText(shop, one.createdAt, told), {});
}

async function addFile(one: Making, path: string, body: string, set: Partial<Making>): Promise<boolean> {
  const piece = { path, body, records: 1 };
  await store(one.id, [piece]);
  return note(one, async (transaction) => {
    await noteFile(transaction, one.id, piece);
    return set;
  });
}

async function end(one: Making): Promise<boolean> {
  await note(one, async (transaction) => {
    await transaction
      .update(archive)
      .set({ readyAt: sql`now()`, expiresAt: sql`now() + make_interval(days => ${daysKept}::int)` })
      .where(eq(archive.id, one.id));
    return { state: 'ready' };
  });
  return false;
}

/**
 * Notes a step within the page's own lock, and only for somebody who may still have the archive; for anybody else it has failed.
 * Answers whether another step may follow: not after one that somebody else made meanwhile.
 */
async function note(one: Making, work: (transaction: ShopTransaction) => Promise<Partial<Making>>): Promise<boolean> {
  const noted = await changePageFor(one.personId, one.pageId, 'take_archive', async (transaction) => {
    const [held] = await transaction
      .select({ steps: archive.steps, state: archive.state })
      .from(archive)
      .where(eq(archive.id, one.id))
      .for('update');
    if (held?.state !== 'making' || held.steps !== one.steps) return ok(false);
    const set = await work(transaction);
    await transaction
      .update(archive)
      .set({ ...set, steps: one.steps + 1 })
      .where(eq(archive.id, one.id));
    return ok(true);
  });
  if (noted.ok) return noted.value;
  await shopDb()
    .update(archive)
    .set({ state: 'failed' })
    .where(and(eq(archive.id, one.id), eq(archive.state, 'making')));
  return false;
}

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}
