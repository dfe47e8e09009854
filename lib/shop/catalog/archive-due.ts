import 'server-only';
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { eachDuePage, type HeldPage } from './each-due-page';
import { documentsOf } from './read-documents';
import { recordChanges } from './record-changes';

const clock: SystemActor = { kind: 'system', name: 'archive-due', locale: 'en' };

/**
 * Takes products off the shop whose last moment has come, page by page; says how many. A draft has nothing to leave: it keeps its moment.
 * Safe to run from several processes.
 */
export function archiveDue(now: Date = new Date()): Promise<number> {
  const isDue = and(lte(product.archiveAt, now), eq(product.state, 'published'));
  return eachDuePage(isDue, product.archiveAt, archiveThese);
}

async function archiveThese(
  transaction: ShopTransaction,
  { id: pageId }: HeldPage,
  ids: readonly Id<'product'>[],
): Promise<number> {
  const before = new Map((await documentsOf(transaction, pageId, ids)).map((one) => [one.id, one]));
  await transaction
    .update(product)
    .set({ state: 'archived', archiveAt: null, updatedAt: sql`now()` })
    .where(inArray(product.id, ids));
  const after = await documentsOf(transaction, pageId, ids);
  const changes = after.map((one) => ({ before: before.get(one.id) ?? null, after: one }));
  await recordChanges(transaction, null, 'ending', changes);
  await audit(transaction, clock, 'product.archive', pageId, { products: ids.length });
  return ids.length;
}
