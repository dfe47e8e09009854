import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import { discount } from '@/db/schema/shop/discount';
import { media, post } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { restore, restoredThing } from '@/db/schema/shop/restore';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { ok } from '@/lib/kernel/result';
import { changePageFor, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { Restore } from './back-part';
import { putBack } from './keep-before';
import { leaseUntil } from './lease';

const batch = 100;
/** What is taken away before the page is put back, in this order; pictures go after it, for the page may still show them. */
const kinds = ['discount', 'post', 'collection', 'product'] as const;

/**
 * Takes back the next things of a restore that is undone, and then makes the page what it was. A product that somebody bought in the
 * last moment before stays, off the shelf. Answers whether anything is left; done twice it is done once.
 */
export async function undoStep(one: Restore): Promise<boolean> {
  const undone = await changePageFor(one.personId, one.pageId, 'take_archive', async (transaction) => {
    const [held] = await transaction.select().from(restore).where(eq(restore.id, one.id)).for('update');
    if (held?.state !== 'undoing') return ok(false);
    await transaction.update(restore).set({ leasedUntil: leaseUntil }).where(eq(restore.id, one.id));
    for (const kind of held.part === 0 ? kinds : (['media'] as const)) {
      const ids = await nextOf(transaction, one.id, kind);
      if (ids.length === 0) continue;
      await takeAway(transaction, kind, ids);
      await forget(transaction, one.id, kind, ids);
      return ok(true);
    }
    if (held.part === 0) {
      await putBack(transaction, one.pageId, held.before);
      await transaction.update(restore).set({ part: 1 }).where(eq(restore.id, one.id));
      return ok(true);
    }
    await transaction.update(restore).set({ state: 'undone', endedAt: sql`now()` }).where(eq(restore.id, one.id));
    return ok(false);
  });
  return undone.ok && undone.value;
}

type Kind = (typeof kinds)[number] | 'media';

async function nextOf(transaction: ShopTransaction, id: Id<'restore'>, kind: Kind): Promise<string[]> {
  const rows = await transaction
    .select({ id: restoredThing.thingId })
    .from(restoredThing)
    .where(and(eq(restoredThing.restoreId, id), eq(restoredThing.kind, kind)))
    .orderBy(asc(restoredThing.name))
    .limit(batch);
  return rows.map((row) => row.id);
}

async function forget(transaction: ShopTransaction, id: Id<'restore'>, kind: Kind, ids: string[]): Promise<void> {
  const these = and(eq(restoredThing.restoreId, id), eq(restoredThing.kind, kind), inArray(restoredThing.thingId, ids));
  await transaction.delete(restoredThing).where(these);
}

async function takeAway(transaction: ShopTransaction, kind: Kind, uuids: readonly string[]): Promise<void> {
  if (kind === 'discount') {
    await transaction.delete(discount).where(inArray(discount.id, idsOf(kind, uuids)));
  } else if (kind === 'post') {
    await transaction.delete(post).where(inArray(post.id, idsOf(kind, uuids)));
  } else if (kind === 'collection') {
    await transaction.delete(collection).where(inArray(collection.id, idsOf(kind, uuids)));
  } else if (kind === 'product') {
    const isSold = sql`exists (select from shop.variant v join shop.reservation r on r.variant_id = v.id where v.product_id = ${product.id})`;
    const these = inArray(product.id, idsOf(kind, uuids));
    await transaction.delete(product).where(and(these, sql`not ${isSold}`));
    await transaction.update(product).set({ state: 'archived' }).where(these);
  } else {
    const these = inArray(media.id, idsOf(kind, uuids));
    await transaction.update(media).set({ inOrders: false }).where(these);
    await transaction.delete(media).where(and(these, sql`not shop.is_shown(${media.id})`));
  }
}

function idsOf<Noun extends Kind>(noun: Noun, uuids: readonly string[]): Id<Noun>[] {
  return uuids.map((uuid) => fromUuid(noun, uuid));
}
