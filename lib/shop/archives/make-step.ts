import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
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
import { sealOf } from './seal';

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
  return keep(one, pieces, next === null ? { part: one.part + 1, cursor: null } : { cursor: next });
}

type Stored = { readonly piece: ArchivePiece; readonly bytes: number; readonly token: string; readonly place: string };

/**
 * Stores pieces and then notes them. Their places are this try's alone: a worker that was silent too long, and comes back while another
 * one has made its step, overwrites nothing. What was not noted is removed; where it is killed first, `tendArchives` sweeps it.
 */
async function keep(one: Making, pieces: readonly ArchivePiece[], set: Partial<Making>): Promise<boolean> {
  const stored = await store(one.id, pieces);
  let isNoted = false;
  const left = await note(one, async (transaction) => {
    for (const piece of stored) await noteFile(transaction, one.id, piece);
    isNoted = true;
    return set;
  });
  if (!isNoted) for (const { place } of stored) await (await fileStore()).remove(place);
  return left;
}

/** Puts pieces behind what is noted of their files. */
async function store(id: Id<'archive'>, pieces: readonly ArchivePiece[]): Promise<Stored[]> {
  const files = await fileStore();
  const token = randomBytes(8).toString('hex');
  const stored: Stored[] = [];
  for (const piece of pieces) {
    const [known] = await shopDb()
      .select({ pieces: archiveFile.pieces })
      .from(archiveFile)
      .where(and(eq(archiveFile.archiveId, id), eq(archiveFile.path, piece.path)));
    const bytes = bytesOf(known || piece.head === undefined ? piece.body : piece.head + String(piece.body));
    const place = piecePlace(id, piece.path, known?.pieces ?? 0, token);
    await files.put(place, bytes, pieceType);
    stored.push({ piece, bytes: bytes.length, token, place });
  }
  return stored;
}

async function noteFile(
  transaction: ShopTransaction,
  id: Id<'archive'>,
  { piece: { path, records, mediaId }, bytes, token }: Stored,
): Promise<void> {
  await transaction
    .insert(archiveFile)
    .values({ archiveId: id, path, pieces: 1, tokens: [token], records, bytes, mediaId: mediaId ?? null })
    .onConflictDoUpdate({
      target: [archiveFile.archiveId, archiveFile.path],
      set: {
        pieces: sql`${archiveFile.pieces} + 1`,
        tokens: sql`${archiveFile.tokens} || ${token}::text`,
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

async function sumUp(one: Making, file: File): Promise<boolean> {
  const hash = createHash('sha256');
  let sum = 0;
  for await (const bytes of piecesOf(one.id, file)) {
    hash.update(bytes);
    sum = crc32(bytes, sum);
  }
  return note(one, async (transaction) => {
    await transaction
      .update(archiveFile)
      .set({ sha256: hash.digest('hex'), crc32: sum })
      .where(and(eq(archiveFile.archiveId, one.id), eq(archiveFile.path, file.path)));
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
  if (!files.some(({ path }) => path === 'README.txt'))
    return keep(one, [{ path: 'README.txt', body: readMe(), records: 1 }], {});
  const listed = files.filter(({ path }) => path !== 'manifest.json');
  if (listed.length < files.length) return end(one);
  const [shop] = await shopDb()
    .select({ handle: page.handle, name: page.name })
    .from(page)
    .where(eq(page.id, one.pageId));
  if (!shop) return false;
  const told = listed.map((file) => ({ ...file, sha256: file.sha256 ?? '' }));
  return keep(one, [{ path: 'manifest.json', body: manifestText(shop, one.createdAt, told, sealOf), records: 1 }], {});
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
    .set({ state: 'failed', expiresAt: sql`now()` })
    .where(and(eq(archive.id, one.id), eq(archive.state, 'making')));
  return false;
}

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}
