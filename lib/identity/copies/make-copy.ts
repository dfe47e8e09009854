import 'server-only';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { and, eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { ownCopy } from '@/db/schema/identity/copy';
import type { PersonActor } from '@/lib/identity/actor/model';
import { findActor } from '@/lib/identity/sessions/queries';
import type { Id } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { type ChapterContents, type CopyEntry, type CopyFile, type CopyPart, chapterText, minutesKept } from './model';
import { clearPieces, sealPiece } from './seal-piece';
import { manifestText, readMe } from './write-manifest';
import { readableText } from './write-readable';

/** Files after which the lease is renewed within a chapter. */
const filesTogether = 20;

/** One try at a copy: what it stored so far. */
type Try = { readonly id: Id<'copy'>; readonly word: string; readonly entries: CopyEntry[] };

/**
 * Makes a copy from its beginning, under a word of this try. Every step asks whether the copy is still this try's: a worker that was
 * silent for too long stops, and removes what it stored itself and nothing of another’s. What was made is noted last, with the mail that
 * tells her.
 */
export async function makeCopy(id: Id<'copy'>, word: string, parts: readonly CopyPart[]): Promise<void> {
  const actor = await whoAsked(id);
  if (actor === null) return;
  await clearPieces(id);
  const isMade = await tryToMake({ id, word, entries: [] }, actor, parts);
  if (!isMade) await clearPieces(id, word);
}

/** False when it was not this try's to the end. */
async function tryToMake(one: Try, actor: PersonActor, parts: readonly CopyPart[]): Promise<boolean> {
  const chapters: { chapter: CopyPart['chapter']; tables: ChapterContents['tables'] }[] = [];
  for (const [number, { chapter, read }] of parts.entries()) {
    const { tables, files } = await read({ copyId: one.id, actor });
    await put(one, { path: `data/${chapter}.json`, bytes: Buffer.from(chapterText(chapter, tables)) });
    if (files && !(await putAll(one, files))) return false;
    chapters.push({ chapter, tables });
    if (!(await note(one, { done: number + 1 }))) return false;
  }
  const made = new Date();
  await put(one, { path: 'index.html', bytes: Buffer.from(readableText(actor, made, chapters)) });
  await put(one, { path: 'README.txt', bytes: Buffer.from(readMe()) });
  await put(one, { path: 'manifest.json', bytes: Buffer.from(manifestText(actor, made, one.entries)) });
  await sealPiece(one.id, one.word, 0, Buffer.from(JSON.stringify(one.entries)));
  return finish(one, actor);
}

/** The person behind the session that asked, if it still lives. */
async function whoAsked(id: Id<'copy'>): Promise<PersonActor | null> {
  const [row] = await identityDb().select({ sessionId: ownCopy.sessionId }).from(ownCopy).where(eq(ownCopy.id, id));
  return row ? findActor(row.sessionId, null) : null;
}

async function putAll(one: Try, files: AsyncIterable<CopyFile>): Promise<boolean> {
  let since = 0;
  for await (const file of files) {
    await put(one, file);
    since += 1;
    if (since % filesTogether === 0 && !(await note(one, {}))) return false;
  }
  return true;
}

/** Stores a file as the next piece; the index is piece 0. */
async function put(one: Try, { path, bytes }: CopyFile): Promise<void> {
  const piece = one.entries.length + 1;
  await sealPiece(one.id, one.word, piece, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  one.entries.push({ path, piece, bytes: bytes.length, crc32: crc32(bytes), sha256 });
}

/** Notes how far this try is and keeps its lease; false when the copy is another one's by now, or over. */
async function note(one: Try, set: { done?: number }): Promise<boolean> {
  const noted = await identityDb()
    .update(ownCopy)
    .set({ ...set, leasedUntil: sql`now() + interval '60 seconds'` })
    .where(stillOurs(one))
    .returning({ id: ownCopy.id });
  return noted.length > 0;
}

async function finish(one: Try, actor: PersonActor): Promise<boolean> {
  return identityDb().transaction(async (tx) => {
    const noted = await tx
      .update(ownCopy)
      .set({ state: 'ready', readyAt: sql`now()`, expiresAt: sql`now() + make_interval(mins => ${minutesKept})` })
      .where(stillOurs(one))
      .returning({ id: ownCopy.id });
    if (noted.length === 0) return false;
    await audit(tx, actor, 'copy.make', one.id);
    await enqueue(tx, 'identity:mail-notice', {
      payload: { person: actor.personId, notice: 'copy', session: actor.sessionId },
    });
    return true;
  });
}

const stillOurs = ({ id, word }: Try) => and(eq(ownCopy.id, id), eq(ownCopy.word, word), eq(ownCopy.state, 'making'));
