import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { restore } from '@/db/schema/shop/restore';
import { ok } from '@/lib/kernel/result';
import { changePageFor, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { type BackPart, backWith, type Numbered, type Restore } from './back-part';
import { carryPiece } from './carry-piece';
import { leaseUntil } from './lease';
import type { Remark } from './model';
import { openRestore, type RestoreFile } from './open-restore';
import { readLines } from './read-lines';

/** Lines of a file that is only to be read which lie together: a screen of them. */
export const linesTogether = 100;

const lineHeldMax = 1024 ** 2;

/** What a step needs beside the restore as it stood: it is done against that count of steps. */
type Work = (transaction: ShopTransaction, owned: OwnedPage, remarks: Remark[]) => Promise<void>;

/**
 * Goes on with a restore that runs: the records of each part in their order, then the files that are only carried along. Each step is
 * written with the note that it was; killed at any line, or run twice at once, it is done once. Ends early where somebody else went on
 * with it, or where its owner may not have it any longer.
 */
export async function applyRestore(
  one: Restore,
  parts: readonly BackPart[],
  carried: readonly string[],
): Promise<void> {
  const opened = await openRestore(one);
  if (!opened.ok) return stop(one, opened.code);
  const file = opened.value;
  let now: Restore | null = one;
  try {
    while (now !== null && now.part < parts.length) now = await bringPart(now, file, parts[now.part] as BackPart);
    while (now !== null && now.part < parts.length + carried.length)
      now = await carryFile(now, file, carried[now.part - parts.length] as string);
    if (now !== null) await step(now, { state: 'done', endedAt: new Date() }, async () => {});
  } finally {
    file.close();
  }
}

/** Brings the rest of a part, and moves on to the next one. Null where it ended. */
async function bringPart(begun: Restore, file: RestoreFile, part: BackPart): Promise<Restore | null> {
  let now: Restore | null = begun;
  const bytes = file.open(part.file);
  let records: Numbered<never>[] = [];
  const bring = async (): Promise<void> => {
    if (now === null || records.length === 0) return;
    const batch = records;
    records = [];
    const prepared = await part.prepare(now, file, batch);
    const held = now;
    now = await step(
      held,
      { cursor: batch.at(-1)?.no ?? held.cursor, done: held.done + batch.length },
      async (transaction, owned, remarks) => {
        const back = backWith(transaction, owned, held, (rule, found) => void remarks.push({ rule, found }));
        await part.bring(back, batch, prepared as never);
      },
    );
  };
  for await (const { no, line } of bytes === null ? [] : readLines(bytes, begun.cursor)) {
    records.push({ no, line: part.read(line) as never });
    if (records.length >= part.together) await bring();
    if (now === null) return null;
  }
  await bring();
  return now && step(now, { part: now.part + 1, cursor: 0 }, async () => {});
}

/** Stores the rest of a file that is only carried along, a screen of lines a piece: it is cut at the ends of lines and nowhere else. */
async function carryFile(begun: Restore, file: RestoreFile, path: string): Promise<Restore | null> {
  let now: Restore | null = begun;
  const told = file.manifest.files.find((one) => one.path === path);
  let piece = 0;
  let lines: Uint8Array[] = [];
  const keep = async (): Promise<void> => {
    if (now === null || lines.length === 0) return;
    const [no, bytes] = [piece, Buffer.concat(lines)];
    piece += 1;
    lines = [];
    if (no < begun.cursor) return;
    const held = now;
    const note = await carryPiece(held, path, no, bytes);
    now = await step(held, { cursor: no + 1 }, (transaction) => note(transaction, no === 0 ? (told?.records ?? 0) : 0));
  };
  for await (const line of wholeLines(file.open(path) ?? none())) {
    lines.push(line);
    if (lines.length >= linesTogether) await keep();
    if (now === null) return null;
  }
  await keep();
  return now && step(now, { part: now.part + 1, cursor: 0 }, async () => {});
}

async function* none(): AsyncGenerator<Uint8Array> {}

async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield rest.subarray(0, end + 1);
      rest = rest.subarray(end + 1);
    }
    // No line of ours is as long: whatever it is, it is not held.
    if (rest.length > lineHeldMax) {
      yield rest;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) yield rest;
}

/** One step, within the page's own lock, against the count of steps. The restore after it; null where it was not ours to do. */
async function step(held: Restore, set: Partial<Restore>, work: Work): Promise<Restore | null> {
  const done = await changePageFor(held.personId, held.pageId, 'take_archive', async (transaction, owned) => {
    const [now] = await transaction
      .select({ state: restore.state, steps: restore.steps, remarks: restore.remarks })
      .from(restore)
      .where(eq(restore.id, held.id))
      .for('update');
    if (now?.state !== 'running' || now.steps !== held.steps) return ok(null);
    const remarks: Remark[] = [];
    await work(transaction, owned, remarks);
    const next = { ...set, steps: held.steps + 1, remarks: [...now.remarks, ...remarks].slice(0, 200) };
    await transaction
      .update(restore)
      .set({ ...next, leasedUntil: leaseUntil })
      .where(eq(restore.id, held.id));
    return ok({ ...held, ...next });
  });
  if (done.ok) return done.value;
  await stop(held, 'restore_owner_gone');
  return null;
}

/** What cannot go on by itself: what came stays, and its owner decides. */
export async function stop(one: Pick<Restore, 'id'>, problem: string): Promise<void> {
  await shopDb()
    .update(restore)
    .set({ state: 'stopped', problem, leasedUntil: sql`now()` })
    .where(and(eq(restore.id, one.id), eq(restore.state, 'running')));
}
