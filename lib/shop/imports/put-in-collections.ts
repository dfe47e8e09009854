import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import { type Id, newId } from '@/lib/kernel/ids';
import { holdHandProducts, writeHandProducts } from '@/lib/shop/collections/hold-collection';
import { handProductsMax } from '@/lib/shop/collections/model';
import { writeCollection } from '@/lib/shop/collections/save-collection';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { foldName } from './known-collections';

type Import = Pick<typeof catalogueImport.$inferSelect, 'id' | 'wishes'>;
/** A product and the names of what it is to be put into, no two of them alike. */
type Wanted = { readonly product: Id<'product'>; readonly names: readonly string[] };
/** Where a product is now that it was not before, and what had no room for it. */
export type Joined = { readonly ids: Id<'collection'>[]; readonly full: string[] };

/**
 * Puts products of an import into the collections by hand that its file names, behind what is there and in the order of the file; one
 * that is missing is made, shown if new products are. What has no room is named.
 */
export async function putInCollections(
  transaction: ShopTransaction,
  owned: OwnedPage,
  one: Import,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<Id<'product'>, Joined>> {
  const joined = new Map(wanted.map(({ product }): [Id<'product'>, Joined] => [product, { ids: [], full: [] }]));
  const asked = byName(wanted);
  if (asked.size === 0) return joined;
  const known = await handCollections(transaction, owned);
  let hasRoom = true;
  for (const [folded, { name, coming }] of asked) {
    const there = known.get(folded);
    const id: Id<'collection'> | null = there ?? (hasRoom ? await make(transaction, owned, one, name) : null);
    // Where one more is refused all others would be: the page is locked, and nothing of it is taken away meanwhile.
    hasRoom &&= id !== null;
    const came = new Set(id === null ? [] : await joinAll(transaction, owned, one, id, coming));
    for (const product of coming) {
      if (id !== null && came.has(product)) joined.get(product)?.ids.push(id);
      else joined.get(product)?.full.push(name);
    }
  }
  return joined;
}

/** What is asked of each collection: its name as the file writes it first, and who comes, in the order of the file. */
function byName(wanted: readonly Wanted[]): Map<string, { readonly name: string; readonly coming: Id<'product'>[] }> {
  const asked = new Map<string, { readonly name: string; readonly coming: Id<'product'>[] }>();
  for (const { product, names } of wanted)
    for (const name of names) {
      const folded = foldName(name);
      const known = asked.get(folded);
      if (known) known.coming.push(product);
      else asked.set(folded, { name, coming: [product] });
    }
  return asked;
}

/** Those of the page by their names; of two with one name the first is meant. */
async function handCollections(transaction: ShopTransaction, owned: OwnedPage): Promise<Map<string, Id<'collection'>>> {
  const rows = await transaction
    .select({ id: collection.id, titleEn: collection.titleEn, titleAr: collection.titleAr })
    .from(collection)
    .where(and(eq(collection.pageId, owned.id), eq(collection.kind, 'hand')))
    .orderBy(asc(collection.place));
  const titled = rows.flatMap(({ id, titleEn, titleAr }) => [titleEn, titleAr].map((title) => [title, id] as const));
  return new Map(
    titled
      .filter(([title]) => title !== '')
      .map(([title, id]) => [foldName(title), id] as const)
      .reverse(),
  );
}

async function make(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { id, wishes }: Import,
  name: string,
): Promise<Id<'collection'> | null> {
  const key = newId('collection');
  const isArabic = /\p{Script=Arabic}/u.test(name);
  const made = await writeCollection(
    transaction,
    owned,
    {
      ...{ page: owned.id, key, kind: 'hand', match: 'all', rules: [], sort: 'hand' },
      ...{
        titleEn: isArabic ? '' : name,
        titleAr: isArabic ? name : '',
        descriptionEn: '',
        descriptionAr: '',
        slug: '',
      },
      ...{ seoTitle: '', seoDescription: '', media: null, described: null, alt: '' },
      state: wishes.newState === 'published' ? 'published' : 'hidden',
    },
    { title: name, rules: [] },
  );
  if (!made.ok) return null;
  await transaction
    .update(catalogueImport)
    .set({ madeCollections: sql`${catalogueImport.madeCollections} || ${JSON.stringify([key])}::text::jsonb` })
    .where(eq(catalogueImport.id, id));
  return key;
}

/** Puts them in before what the same import put in already, for it begins at the end of its file. Answers who is in now. */
async function joinAll(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { id: importId }: Import,
  id: Id<'collection'>,
  coming: readonly Id<'product'>[],
): Promise<readonly Id<'product'>[]> {
  const held = (await holdHandProducts(transaction, owned, id)) ?? [];
  const fresh = coming.filter((product) => !held.includes(product));
  const room = fresh.slice(0, Math.max(0, handProductsMax - held.length));
  if (room.length === 0) return [];
  const earlier = await transaction
    .select({ product: importItem.productId })
    .from(importItem)
    .where(and(eq(importItem.importId, importId), sql`${importItem.joined} @> ${JSON.stringify([id])}::text::jsonb`));
  const own = new Set(earlier.map((each) => each.product));
  const first = held.findIndex((product) => own.has(product));
  const at = first < 0 ? held.length : first;
  await writeHandProducts(transaction, id, [...held.slice(0, at), ...room, ...held.slice(at)]);
  return room;
}
