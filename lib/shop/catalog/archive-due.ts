import 'server-only';
import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { batchMax } from '@/lib/shop/drafts/model';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { documentsOf } from './read-documents';
import { recordChanges } from './record-changes';

const clock: SystemActor = { kind: 'system', name: 'archive-due', locale: 'en' };

/**
 * Takes products off the shop whose last moment has come, page by page; says how many. A draft has nothing to leave: it keeps its moment.
 * Safe to run from several processes.
 */
export async function archiveDue(now: Date = new Date()): Promise<number> {
  const pages = await shopDb().selectDistinct({ id: product.pageId }).from(product).where(isDue(now)).limit(batchMax);
  let archived = 0;
  for (const { id } of pages) {
    archived += await shopDb().transaction((transaction) => archiveOnPage(transaction, id, now));
  }
  return archived;
}

const isDue = (now: Date) => and(lte(product.archiveAt, now), eq(product.state, 'published'));

async function archiveOnPage(transaction: ShopTransaction, pageId: Id<'page'>, now: Date): Promise<number> {
  const [held] = await transaction
    .select({ id: page.id })
    .from(page)
    .where(and(eq(page.id, pageId), ne(page.state, 'closed')))
    .for('no key update');
  if (!held) return 0;
  const due = await transaction
    .select({ id: product.id })
    .from(product)
    .where(and(eq(product.pageId, pageId), isDue(now)))
    .orderBy(asc(product.archiveAt), asc(product.id))
    .limit(batchMax);
  const ids = due.map((row) => row.id);
  if (ids.length === 0) return 0;
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
