import 'server-only';
import { bulkEdit } from '@/db/schema/shop/product-history';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { writeDocumentsIn } from '@/lib/shop/catalog/write-documents';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { faultOf, toGrid, withCells } from './cells';
import type { CellFault, GridProduct, ProductCells } from './model';
import type { SaveGrid } from './schema';

/** Products written in one go; see `writeDocuments`. */
export const batch = 50;

/**
 * What a save, or taking one back, came to: `edit` is what it is taken back by, null when nothing was written. `products` are all
 * it was about as they are now; those of `changed` were changed by somebody else meanwhile and are as they were left.
 */
export type GridSaved = {
  readonly edit: Id<'edit'> | null;
  readonly saved: readonly Id<'product'>[];
  readonly faults: readonly CellFault[];
  readonly changed: readonly Id<'product'>[];
  readonly products: readonly GridProduct[];
};

/**
 * Saves cells of many products in one transaction: of each product all of them or none. What was changed by somebody else since
 * it was read is left alone and named, and cells that break a rule are named with it; neither keeps other products from being
 * saved. Refusals: `nothing_chosen`, `not_allowed`, `not_found` (the page).
 */
export async function saveGrid(
  actor: Actor,
  input: SaveGrid,
): Promise<Result<GridSaved, 'not_found' | 'not_allowed' | 'nothing_chosen'>> {
  if (input.changes.length === 0) return refuse('nothing_chosen');
  return changePage(actor, input.page, 'change_catalog', async (transaction, owned) => {
    const edit = newId('edit');
    const done = { saved: [] as Id<'product'>[], faults: [] as CellFault[], changed: [] as Id<'product'>[] };
    for (let from = 0; from < input.changes.length; from += batch) {
      const part = await saveBatch(transaction, owned, input.changes.slice(from, from + batch), edit);
      done.saved.push(...part.saved);
      done.faults.push(...part.faults);
      done.changed.push(...part.changed);
    }
    const products = done.saved.length;
    if (products > 0) {
      await transaction.insert(bulkEdit).values({ id: edit, pageId: owned.id, personId: owned.personId, products });
      await audit(transaction, actor, 'product.grid', owned.id, { products });
    }
    const ids = input.changes.map((one) => one.product);
    return ok({ edit: products > 0 ? edit : null, ...done, products: await gridNow(transaction, owned, ids) });
  });
}

async function saveBatch(
  transaction: ShopTransaction,
  owned: OwnedPage,
  changes: readonly ProductCells[],
  edit: Id<'edit'>,
): Promise<Pick<GridSaved, 'saved' | 'faults' | 'changed'>> {
  const now = new Map(
    (
      await documentsOf(
        transaction,
        owned.id,
        changes.map((one) => one.product),
      )
    ).map((one) => [one.id, one]),
  );
  const faults: CellFault[] = [];
  const items = changes.flatMap((change) => {
    const document = now.get(change.product);
    if (!document) {
      faults.push({ of: change.product, column: 'title', code: 'not_found' });
      return [];
    }
    const made = withCells(document, change, owned.currency);
    faults.push(...made.faults);
    return made.faults.length > 0 ? [] : [{ document: made.document, expected: change.expected }];
  });
  const written = await writeDocumentsIn(transaction, owned, items, { by: 'grid', edit });
  const saved: Id<'product'>[] = [];
  const changed: Id<'product'>[] = [];
  for (const [place, { document }] of items.entries()) {
    const answer = written[place];
    if (answer?.ok) saved.push(document.id);
    else if (answer?.code === 'changed_elsewhere') changed.push(document.id);
    else faults.push(faultOf(document, answer?.code ?? 'not_found', answer?.field));
  }
  return { saved, faults, changed };
}

/** Products as the grid shows them now. */
export async function gridNow(
  transaction: ShopTransaction,
  owned: OwnedPage,
  ids: readonly Id<'product'>[],
): Promise<GridProduct[]> {
  return (await documentsOf(transaction, owned.id, ids)).map((one) => toGrid(one, owned.currency));
}
