import 'server-only';
import { and, asc, eq, lte, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { batchMax, unready } from '@/lib/shop/drafts/model';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { publishReady, readCandidates } from './publish-products';
import { documentsOf } from './read-documents';
import { recordChanges } from './record-changes';

const clock: SystemActor = { kind: 'system', name: 'publish-due', locale: 'en' };

/**
 * Publishes the drafts whose moment has come, page by page; says how many. One that is not ready stays a draft with its moment,
 * and its owner sees in her list what it lacks. Safe to run from several processes.
 */
export async function publishDue(now: Date = new Date()): Promise<number> {
  const pages = await shopDb().selectDistinct({ id: product.pageId }).from(product).where(isDue(now)).limit(batchMax);
  let published = 0;
  for (const { id } of pages) {
    published += await shopDb().transaction((transaction) => publishOnPage(transaction, id, now));
  }
  return published;
}

const isReady = sql`${product.title} <> '' and exists (
  select from shop.variant v where v.product_id = ${product.id} and v.removed_at is null) and not exists (
  select from shop.variant v where v.product_id = ${product.id} and v.removed_at is null and v.price_minor is null)
  and not (${product.asFiles} and shop.lacks_files(${product.id}))`;
const isDue = (now: Date) => and(lte(product.publishAt, now), eq(product.state, 'draft'), isReady);

async function publishOnPage(transaction: ShopTransaction, pageId: Id<'page'>, now: Date): Promise<number> {
  const [held] = await transaction
    .select({ id: page.id, shopOpen: page.shopOpen })
    .from(page)
    .where(and(eq(page.id, pageId), ne(page.state, 'closed')))
    .for('no key update');
  if (!held) return 0;
  const due = await transaction
    .select({ id: product.id })
    .from(product)
    .where(and(eq(product.pageId, pageId), isDue(now)))
    .orderBy(asc(product.publishAt), asc(product.id))
    .limit(batchMax);
  const ids = due.map((row) => row.id);
  if (ids.length === 0) return 0;
  const before = new Map((await documentsOf(transaction, pageId, ids)).map((one) => [one.id, one]));
  const candidates = await readCandidates(transaction, held, ids);
  const ready = candidates.filter((candidate) => unready(candidate) === null);
  const { opened } = await publishReady(transaction, held, ready);
  const after = await documentsOf(
    transaction,
    pageId,
    ready.map((one) => one.id),
  );
  const changes = after.map((one) => ({ before: before.get(one.id) ?? null, after: one }));
  await recordChanges(transaction, null, 'schedule', changes);
  await audit(transaction, clock, 'product.publish', pageId, { products: ready.length, opened });
  return ready.length;
}
