import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import { product } from '@/db/schema/shop/product';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok } from '@/lib/kernel/result';
import { documentHash, ProductDocument } from '@/lib/shop/catalog/product-document';
import { writeDocumentsIn } from '@/lib/shop/catalog/write-documents';
import { changePageFor, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { heldState } from './held-state';
import { leaseUntil } from './lease';
import { dropMadeCollections, leaveCollections } from './leave-collections';
import { documentsBeforeVideos } from './videos-brought';

const batch = 50;

type Import = typeof catalogueImport.$inferSelect;
type Item = Pick<typeof importItem.$inferSelect, 'no' | 'outcome' | 'productId' | 'joined' | 'before' | 'after'>;

/**
 * Takes back the next products of an import that is being undone, the last first: changed ones become what they were, new ones go.
 * What somebody changed since, or bought when it was new, is left as it is and said. Answers whether anything is left.
 */
export async function revertBatch(one: Import): Promise<boolean> {
  const done = await changePageFor(one.personId, one.pageId, 'change_catalog', async (transaction, owned) => {
    if ((await heldState(transaction, one.id)) !== 'undoing') return ok(false);
    const { no, outcome, productId, joined, before, after } = importItem;
    const items = await transaction
      .select({ no, outcome, productId, joined, before, after })
      .from(importItem)
      .where(and(eq(importItem.importId, one.id), eq(importItem.state, 'applied')))
      .orderBy(desc(importItem.no))
      .limit(batch);
    if (items.length === 0) {
      await dropMadeCollections(transaction, owned, one);
      await transaction
        .update(catalogueImport)
        .set({ state: 'undone', endedAt: sql`now()` })
        .where(eq(catalogueImport.id, one.id));
      return ok(false);
    }
    await revertItems(transaction, owned, one, items);
    return ok(true);
  });
  return done.ok && done.value;
}

async function revertItems(
  transaction: ShopTransaction,
  owned: OwnedPage,
  one: Import,
  items: readonly Item[],
): Promise<void> {
  const ids = items.flatMap(({ productId }) => productId ?? []);
  const now = new Map(
    (await documentsBeforeVideos(transaction, one, ids)).map((each) => [each.id, documentHash(each)]),
  );
  const touched = items.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
  const untouched = new Set(touched.filter((each) => each.productId && now.get(each.productId) === each.after));
  const back = [...untouched].flatMap(({ before }) => (before === null ? [] : [ProductDocument.parse(before)]));
  const written = await writeDocumentsIn(
    transaction,
    owned,
    back.map((document) => ({ document })),
    { by: 'undo' },
  );
  const failed = new Set(back.flatMap((document, at) => (written[at]?.ok ? [] : [document.id])));
  const left: Item[] = [];
  for (const each of items) {
    const isKept = touched.includes(each) && !(untouched.has(each) && (await isTakenBack(transaction, each, failed)));
    if (!isKept) left.push(each);
    await transaction
      .update(importItem)
      .set({ state: isKept ? 'changed_since' : 'undone' })
      .where(and(eq(importItem.importId, one.id), eq(importItem.no, each.no)));
  }
  await leaveCollections(transaction, owned, left);
  await transaction
    .update(catalogueImport)
    .set({ done: sql`${catalogueImport.done} - ${items.length}::int`, leasedUntil: leaseUntil })
    .where(eq(catalogueImport.id, one.id));
}

async function isTakenBack(
  transaction: ShopTransaction,
  { before, productId }: Item,
  failed: ReadonlySet<Id<'product'>>,
): Promise<boolean> {
  if (productId === null) return false;
  if (before !== null) return !failed.has(productId);
  const gone = await transaction
    .delete(product)
    .where(
      and(
        eq(product.id, productId),
        sql`not exists (select from shop.variant v join shop.reservation r on r.variant_id = v.id where v.product_id = ${toUuid(productId)}::uuid)`,
      ),
    )
    .returning({ id: product.id });
  return gone.length > 0;
}
