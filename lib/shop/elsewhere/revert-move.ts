import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move, movePost } from '@/db/schema/shop/move';
import { media, page, post, postMedia } from '@/db/schema/shop/page';
import { postProduct } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import { ok } from '@/lib/kernel/result';
import { changePageFor, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { FaceNote } from './found-note';
import { heldMove, leaseUntil } from './lease';
import { shownHash } from './source-hash';

const batch = 50;

type Move = typeof move.$inferSelect;

/**
 * Takes back the next of what a move brought: posts, their pictures with them, and at the end what the page said of itself. What
 * somebody changed since is left as it is and said. Answers whether anything is left.
 */
export async function revertNext(one: Move): Promise<boolean> {
  const done = await changePageFor<boolean, never>(
    one.personId,
    one.pageId,
    'change_page',
    async (transaction, owned) => {
      if ((await heldMove(transaction, one.id)) !== 'undoing') return ok(false);
      const brought = await transaction
        .select({ no: movePost.no, postId: movePost.postId, after: movePost.after })
        .from(movePost)
        .where(and(eq(movePost.moveId, one.id), eq(movePost.state, 'applied')))
        .orderBy(asc(movePost.no))
        .limit(batch);
      if (brought.length === 0) {
        await revertFace(transaction, owned, one);
        return ok(false);
      }
      for (const each of brought) {
        const state =
          each.postId && (await isTakenBack(transaction, each.postId, each.after)) ? 'undone' : 'changed_since';
        await transaction
          .update(movePost)
          .set({ state })
          .where(and(eq(movePost.moveId, one.id), eq(movePost.no, each.no)));
      }
      await transaction
        .update(move)
        .set({ done: sql`greatest(${move.done} - ${brought.length}::int, 0)`, leasedUntil: leaseUntil })
        .where(eq(move.id, one.id));
      return ok(true);
    },
  );
  if (!done.ok) await pauseOrphan(one.id);
  return done.ok && done.value;
}

/** Whether it is gone: by this, or because somebody took it away before. */
async function isTakenBack(transaction: ShopTransaction, id: Id<'post'>, after: string | null): Promise<boolean> {
  const [now] = await transaction.select({ body: post.body }).from(post).where(eq(post.id, id)).for('update');
  if (!now) return true;
  const photos = await transaction
    .select({ id: postMedia.mediaId })
    .from(postMedia)
    .where(eq(postMedia.postId, id))
    .orderBy(asc(postMedia.position));
  const products = await transaction
    .select({ id: postProduct.productId })
    .from(postProduct)
    .where(eq(postProduct.postId, id));
  const shown = shownHash(
    now.body,
    photos.map((photo) => photo.id),
    products.map((product) => product.id),
  );
  if (shown !== after) return false;
  await transaction.delete(post).where(eq(post.id, id));
  return true;
}

async function revertFace(transaction: ShopTransaction, owned: OwnedPage, one: Move): Promise<void> {
  const before = FaceNote.parse(one.before ?? {});
  const after = FaceNote.parse(one.after ?? {});
  const parts = { name: page.name, about: page.about, logoMediaId: page.logoMediaId, coverMediaId: page.coverMediaId };
  const [now] = await transaction.select(parts).from(page).where(eq(page.id, owned.id));
  const isOurs = (part: keyof typeof parts) => after[part] !== undefined && now?.[part] === after[part];
  const back = {
    ...(isOurs('name') && before.name !== undefined && { name: before.name }),
    ...(isOurs('about') && before.about !== undefined && { about: before.about }),
    ...(isOurs('logoMediaId') && { logoMediaId: one.beforeLogoId }),
    ...(isOurs('coverMediaId') && { coverMediaId: one.beforeCoverId }),
  };
  if (Object.keys(back).length > 0) await transaction.update(page).set(back).where(eq(page.id, owned.id));
  await transaction.update(move).set({ state: 'undone', endedAt: sql`now()` }).where(eq(move.id, one.id));
  // Held so that they could be shown again; where the page has others by now, nobody does.
  const held = [one.beforeLogoId, one.beforeCoverId].filter((id) => id !== null);
  if (held.length > 0)
    await transaction
      .delete(media)
      .where(
        and(
          inArray(media.id, held),
          eq(media.pageId, owned.id),
          eq(media.inOrders, false),
          sql`not shop.is_shown(${media.id})`,
        ),
      );
}

/** Whoever undid it may not change the page any longer: the rest waits for somebody who may. */
async function pauseOrphan(id: Id<'move'>): Promise<void> {
  await shopDb()
    .update(move)
    .set({ state: 'paused', problem: 'owner_gone' })
    .where(and(eq(move.id, id), eq(move.state, 'undoing')));
}
