import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import { product } from '@/db/schema/shop/product';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { unready } from '@/lib/shop/drafts/model';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { eachDuePage, type HeldPage } from './each-due-page';
import { publishReady, readCandidates } from './publish-products';
import { documentsOf } from './read-documents';
import { recordChanges } from './record-changes';

const clock: SystemActor = { kind: 'system', name: 'publish-due', locale: 'en' };

const isReady = sql`${product.title} <> '' and exists (
  select from shop.variant v where v.product_id = ${product.id} and v.removed_at is null) and not exists (
  select from shop.variant v where v.product_id = ${product.id} and v.removed_at is null and v.price_minor is null)
  and not (${product.asFiles} and shop.lacks_files(${product.id}))`;

/**
 * Publishes the drafts whose moment has come, page by page; says how many. One that is not ready stays a draft with its moment,
 * and its owner sees in her list what it lacks. Safe to run from several processes.
 */
export function publishDue(now: Date = new Date()): Promise<number> {
  const isDue = and(lte(product.publishAt, now), eq(product.state, 'draft'), isReady);
  return eachDuePage(isDue, product.publishAt, publishThese);
}

async function publishThese(
  transaction: ShopTransaction,
  held: HeldPage,
  ids: readonly Id<'product'>[],
): Promise<number> {
  const before = new Map((await documentsOf(transaction, held.id, ids)).map((one) => [one.id, one]));
  const candidates = await readCandidates(transaction, held, ids);
  const ready = candidates.filter((candidate) => unready(candidate) === null);
  const { opened } = await publishReady(transaction, held, ready);
  const after = await documentsOf(
    transaction,
    held.id,
    ready.map((one) => one.id),
  );
  const changes = after.map((one) => ({ before: before.get(one.id) ?? null, after: one }));
  await recordChanges(transaction, null, 'schedule', changes);
  await audit(transaction, clock, 'product.publish', held.id, { products: ready.length, opened });
  return ready.length;
}
