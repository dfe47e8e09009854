import 'server-only';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { profile } from '@/db/schema/identity/person';
import { bulkEdit } from '@/db/schema/shop/product-history';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { inState, type ProductFilter, withWords } from '@/lib/shop/drafts/queries';
import { requireMember } from '@/lib/shop/ownership/queries';
import { toGrid } from './cells';
import type { GridProduct } from './model';

/** Products on one sheet. */
const onceMax = 200;
/** Rows on one sheet, but for those of its last product: as a plain form they are less than what one may send. */
const rowsOnce = 400;

/**
 * Products of a page the actor owns as rows, those made last first, whole products at a time; nothing for anybody else. `next`
 * is the last one shown, from which the next sheet begins.
 */
export async function gridOf(
  actor: Actor,
  page: { id: Id<'page'>; currency: Currency },
  filter: ProductFilter,
): Promise<{ products: GridProduct[]; next: Id<'product'> | null }> {
  if (!(await requireMember(actor, page.id, 'see_catalog'))) return { products: [], next: null };
  const rows = await shopDb().execute<{ id: string; variants: number }>(sql`
    select p.id, (select count(*)::int from shop.variant v where v.product_id = p.id and v.removed_at is null) as variants
    from shop.product p
    where p.page_id = ${toUuid(page.id)} and ${inState(filter.state)} and ${withWords(page.id, filter.words)} and ${beyond(filter.after)}
    order by p.id desc limit ${onceMax + 1}`);
  let room = rowsOnce;
  const shown = rows.slice(0, onceMax).filter((row) => {
    const fits = room > 0;
    room -= row.variants;
    return fits;
  });
  const ids = shown.map((row) => fromUuid('product', row.id));
  const documents = await readDocuments(actor, page.id, ids);
  return {
    products: documents.map((one) => toGrid(one, page.currency)),
    next: rows.length > shown.length ? (ids.at(-1) ?? null) : null,
  };
}

function beyond(cursor: Id<'product'> | null): SQL {
  return cursor === null ? sql`true` : sql`p.id < ${toUuid(cursor)}::uuid`;
}

/** A save of the grid: when, by whom (null when nobody is there any more by that name), of how many products. */
export type GridEdit = { id: Id<'edit'>; at: Date; who: string | null; products: number; undone: boolean };

/** The last five saves of a page the actor owns, newest first, without those that only took another one back. */
export async function gridEdits(actor: Actor, pageId: Id<'page'>): Promise<GridEdit[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await shopDb()
    .select({
      ...{ id: bulkEdit.id, at: bulkEdit.at, who: profile.name, products: bulkEdit.products },
      undone: sql<boolean>`${bulkEdit.undoneAt} is not null`,
    })
    .from(bulkEdit)
    .leftJoin(profile, eq(profile.personId, bulkEdit.personId))
    .where(and(eq(bulkEdit.pageId, pageId), sql`${bulkEdit.undoes} is null`))
    .orderBy(desc(bulkEdit.at))
    .limit(5);
  return rows;
}
