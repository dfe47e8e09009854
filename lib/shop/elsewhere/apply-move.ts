import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move, movePost } from '@/db/schema/shop/move';
import { page, post } from '@/db/schema/shop/page';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { bringPicture } from '@/lib/shop/imports/bring-picture';
import { changePageFor, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { writePostPhotos } from '@/lib/shop/posts/write-post';
import { FoundNote } from './found-note';
import { heldMove, leaseUntil } from './lease';
import type { MoveFile } from './open-source';
import { shownHash } from './source-hash';

type Move = typeof move.$inferSelect;
type Waiting = typeof movePost.$inferSelect;

/**
 * Brings the next of what was ticked: first what stands for the page, then one post after the other, the oldest first, each dated as it
 * was said. What came a moment ago, before this worker or another one was stopped, does not come twice. Answers whether anything is
 * left. A page without room for pictures pauses it (`storage_full`), and so does one that its owner may not change any longer (`owner_gone`).
 */
export async function applyNext(one: Move, file: MoveFile): Promise<boolean> {
  const [now] = await shopDb().select({ state: move.state, after: move.after }).from(move).where(eq(move.id, one.id));
  if (now?.state !== 'running') return false;
  if (now.after === null) return applyFace(one, file);
  const [next] = await shopDb()
    .select()
    .from(movePost)
    .where(and(eq(movePost.moveId, one.id), eq(movePost.state, 'waiting'), eq(movePost.chosen, true)))
    .orderBy(desc(movePost.no))
    .limit(1);
  if (next) return applyPost(one, next, file);
  await shopDb()
    .update(move)
    .set({ state: 'done', endedAt: sql`now()` })
    .where(and(eq(move.id, one.id), eq(move.state, 'running')));
  return false;
}

async function applyFace(one: Move, file: MoveFile): Promise<boolean> {
  const found = FoundNote.parse(one.found);
  const has = (part: string) => one.chosen.includes(part);
  const pictures = { logo: has('logo') ? found.logo : '', cover: has('cover') ? found.cover : '' };
  const logo = await pictureOf(one, pictures.logo, file);
  const cover = await pictureOf(one, pictures.cover, file);
  const after = {
    ...(has('name') && found.name !== '' && { name: found.name }),
    ...(has('about') && found.about !== '' && { about: found.about }),
    ...(logo && { logoMediaId: logo }),
    ...(cover && { coverMediaId: cover }),
  };
  return within(one, async (transaction, owned) => {
    const [before] = await transaction
      .select({
        ...{ name: page.name, about: page.about, logoMediaId: page.logoMediaId, coverMediaId: page.coverMediaId },
      })
      .from(page)
      .where(eq(page.id, owned.id));
    await transaction
      .update(move)
      .set({
        ...{ before: before ?? {}, after, leasedUntil: leaseUntil },
        // Held before the page lets go of them.
        ...(logo && { beforeLogoId: before?.logoMediaId ?? null }),
        ...(cover && { beforeCoverId: before?.coverMediaId ?? null }),
      })
      .where(eq(move.id, one.id));
    if (Object.keys(after).length > 0) await transaction.update(page).set(after).where(eq(page.id, owned.id));
    return true;
  });
}

async function pictureOf(one: Move, source: string, file: MoveFile): Promise<Id<'media'> | null> {
  const came = source === '' ? null : await bringPicture(one.pageId, { source, alt: '' }, file, file.fetcher);
  return came?.ok ? came.value : null;
}

async function applyPost(one: Move, next: Waiting, file: MoveFile): Promise<boolean> {
  const photos = new Set<Id<'media'>>();
  let lost = 0;
  for (const source of next.pictures) {
    const came = await bringPicture(one.pageId, { source, alt: '' }, file, file.fetcher);
    if (came.ok) photos.add(came.value);
    else if (came.code === 'storage_full') return pause(one, 'storage_full');
    else lost += 1;
  }
  return within(one, async (transaction, owned) => {
    const noted = await writePost(transaction, owned, next, [...photos]);
    await transaction
      .update(movePost)
      .set({ ...noted, lost })
      .where(and(eq(movePost.moveId, one.id), eq(movePost.no, next.no)));
    await transaction
      .update(move)
      .set({ done: sql`${move.done} + 1`, leasedUntil: leaseUntil })
      .where(eq(move.id, one.id));
    return true;
  });
}

async function writePost(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { body, saidAt, sourceHash }: Waiting,
  photos: readonly Id<'media'>[],
) {
  // Its pictures were all it said.
  if (body === '' && photos.length === 0) return { state: 'lost' };
  const [written] = await transaction
    .insert(post)
    .values({ id: newId('post'), pageId: owned.id, authorId: owned.personId, body, publishedAt: saidAt, sourceHash })
    .onConflictDoNothing({ target: [post.pageId, post.sourceHash], where: sql`${post.sourceHash} is not null` })
    .returning({ id: post.id });
  if (!written) return { state: 'known' };
  await writePostPhotos(transaction, written.id, photos);
  return { state: 'applied', postId: written.id, after: shownHash(body, photos, []) };
}

/** A transaction on the page that goes on only while the move is running, and pauses it when nobody may go on. */
async function within(
  one: Move,
  work: (transaction: ShopTransaction, owned: OwnedPage) => Promise<boolean>,
): Promise<boolean> {
  const done: Result<boolean, string> = await changePageFor<boolean, never>(
    one.personId,
    one.pageId,
    'change_page',
    async (transaction, owned) =>
      ok((await heldMove(transaction, one.id)) === 'running' && (await work(transaction, owned))),
  );
  return done.ok ? done.value : pause(one, 'owner_gone');
}

async function pause(one: Move, problem: 'owner_gone' | 'storage_full'): Promise<false> {
  await shopDb()
    .update(move)
    .set({ state: 'paused', problem })
    .where(and(eq(move.id, one.id), eq(move.state, 'running')));
  return false;
}
