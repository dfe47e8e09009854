import 'server-only';
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { bulkEdit, productChange } from '@/db/schema/shop/product-history';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { documentHash, ProductDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { writeDocumentsIn } from '@/lib/shop/catalog/write-documents';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { batch, type GridSaved, gridNow } from './save-grid';
import type { UndoGrid } from './schema';

/**
 * Takes a save back: every product becomes what it was before, but for those that somebody changed since, which are named and stay.
 * Stock goes back by the difference the save made, so that what was sold since stays sold. It is a save itself: taking it back does
 * the first one again.
 * Refusals: `not_allowed`, `not_found` (the page, the save, or one that was taken back already).
 */
export async function undoGrid(actor: Actor, input: UndoGrid): Promise<Result<GridSaved, 'not_found' | 'not_allowed'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const undone = await transaction
      .update(bulkEdit)
      .set({ undoneAt: sql`clock_timestamp()` })
      .where(and(eq(bulkEdit.id, input.edit), eq(bulkEdit.pageId, owned.id), isNull(bulkEdit.undoneAt)))
      .returning({ id: bulkEdit.id });
    if (undone.length === 0) return refuse('not_found');
    const edit = newId('edit');
    const done = { saved: [] as Id<'product'>[], changed: [] as Id<'product'>[] };
    for (let last = 0n, kept = await changesOf(transaction, input.edit, last); kept.length > 0; ) {
      const part = await undoBatch(transaction, owned, kept, edit);
      done.saved.push(...part.saved);
      done.changed.push(...part.changed);
      last = kept.at(-1)?.no ?? last;
      kept = await changesOf(transaction, input.edit, last);
    }
    const products = done.saved.length;
    if (products > 0) {
      const undoes = input.edit;
      await transaction
        .insert(bulkEdit)
        .values({ id: edit, pageId: owned.id, personId: owned.personId, products, undoes });
      await audit(transaction, actor, 'product.grid-undo', owned.id, { products });
    }
    const now = await gridNow(transaction, owned, [...done.saved, ...done.changed]);
    return ok({ edit: products > 0 ? edit : null, ...done, faults: [], products: now });
  });
}

type KeptChange = { no: bigint; productId: Id<'product'>; before: unknown; after: unknown };

const changesOf = (transaction: ShopTransaction, edit: Id<'edit'>, last: bigint): Promise<KeptChange[]> =>
  transaction
    .select({
      ...{ no: productChange.no, productId: productChange.productId },
      ...{ before: productChange.before, after: productChange.after },
    })
    .from(productChange)
    .where(and(eq(productChange.editId, edit), gt(productChange.no, last)))
    .orderBy(asc(productChange.no))
    .limit(batch);

async function undoBatch(
  transaction: ShopTransaction,
  owned: OwnedPage,
  changes: readonly KeptChange[],
  edit: Id<'edit'>,
): Promise<{ saved: Id<'product'>[]; changed: Id<'product'>[] }> {
  const ids = changes.map((one) => one.productId);
  const now = new Map((await documentsOf(transaction, owned.id, ids)).map((one) => [one.id, one]));
  const items = changes.flatMap(({ productId, before, after }) => {
    const [there, old, left] = [
      now.get(productId),
      ProductDocument.safeParse(before),
      ProductDocument.safeParse(after),
    ];
    if (!there || !old.success || !left.success) return [];
    return [{ document: withStock(old.data, left.data, there), expected: documentHash(left.data) }];
  });
  const written = await writeDocumentsIn(transaction, owned, items, { by: 'grid_undo', edit });
  const saved = items.flatMap(({ document }, place) => (written[place]?.ok ? [document.id] : []));
  return { saved, changed: ids.filter((id) => !saved.includes(id)) };
}

/** The document before, with the stock of now less what the save made of it. */
function withStock(old: ProductDocument, left: ProductDocument, now: ProductDocument): ProductDocument {
  const stockIn = (document: ProductDocument, id: Id<'variant'>) =>
    document.variants.find((one) => one.id === id)?.stock ?? 0;
  const variants = old.variants.map((one) => ({
    ...one,
    stock: Math.max(0, stockIn(now, one.id) + one.stock - stockIn(left, one.id)),
  }));
  return { ...old, variants };
}
