import 'server-only';
import { sql } from 'drizzle-orm';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { cutAt } from './cut-at';
import type { ReadProblem, ReadProduct } from './model';

/** Letters a collection's title may have. */
const titleMax = 80;
/** Collections a file may put one product into. */
const namesMax = 20;

/** The collections of a page as far as a file names some: what its rules fill, and which products are in which of those by hand. */
export type KnownCollections = {
  readonly byRule: ReadonlySet<string>;
  readonly byHand: ReadonlySet<string>;
  readonly of: ReadonlyMap<Id<'product'>, ReadonlySet<string>>;
};

/** A collection's name as it is compared: in one form, in small letters. */
export function foldName(name: string): string {
  return plainLine(name).normalize('NFKC').toLowerCase();
}

type Row = { kind: 'hand' | 'rule'; title_en: string; title_ar: string; products: string[] };

/** Finds them; nothing is asked where the file names none. */
export async function knownCollections(
  within: Pick<ShopTransaction, 'execute'>,
  pageId: Id<'page'>,
  reads: readonly ReadProduct[],
  products: readonly Id<'product'>[],
): Promise<KnownCollections> {
  if (!reads.some(({ collections }) => collections?.length))
    return { byRule: new Set(), byHand: new Set(), of: new Map() };
  const rows = await within.execute<Row>(sql`
    select c.kind, c.title_en, c.title_ar, array(
      select k.product_id::text from shop.collection_product k
      where k.collection_id = c.id and k.product_id = any(${`{${products.map(toUuid).join(',')}}`}::uuid[])) as products
    from shop.collection c where c.page_id = ${toUuid(pageId)}::uuid`);
  const named = (kind: Row['kind']) => new Set(rows.flatMap((row) => (row.kind === kind ? namesOf(row) : [])));
  const of = new Map<Id<'product'>, Set<string>>();
  for (const row of rows) {
    if (row.kind === 'rule') continue;
    for (const uuid of row.products) {
      const id = fromUuid('product', uuid);
      of.set(id, new Set([...(of.get(id) ?? []), ...namesOf(row)]));
    }
  }
  return { byRule: named('rule'), byHand: named('hand'), of };
}

/** The names a collection goes by. */
function namesOf({ title_en, title_ar }: Pick<Row, 'title_en' | 'title_ar'>): string[] {
  return [title_en, title_ar].filter((title) => title !== '').map(foldName);
}

/**
 * Which collections a product is to be put into, by name: the first twenty that the file names, so that the same file again puts it into
 * no others. What only rules put things into is a remark, and so is the rest.
 */
export function toJoin(
  { collections, line }: ReadProduct,
  current: Id<'product'> | null,
  known: KnownCollections,
): { readonly joins: readonly string[]; readonly problems: readonly ReadProblem[] } {
  const names = (collections ?? []).map((name) => cutAt(plainLine(name), titleMax)).filter((name) => name !== '');
  // Each as the file writes it first.
  const wanted = new Map<string, string>();
  for (const name of names) {
    const folded = foldName(name);
    if (!wanted.has(folded)) wanted.set(folded, name);
  }
  const held = current && known.of.get(current);
  const all = [...wanted];
  const isOpen = ([folded]: [string, string]) => !held?.has(folded);
  const open = all.slice(0, namesMax).filter(isOpen);
  const rest = all.slice(namesMax).filter(isOpen);
  const isByRule = (folded: string) => known.byRule.has(folded) && !known.byHand.has(folded);
  return {
    joins: open.flatMap(([folded, name]) => (isByRule(folded) ? [] : [name])),
    problems: [
      ...open.flatMap(([folded, name]) => (isByRule(folded) ? [collectionProblem(line, 'collection_rule', name)] : [])),
      ...(rest.length > 0
        ? [collectionProblem(line, 'collections_many', rest.map(([, name]) => name).join(', '))]
        : []),
    ],
  };
}

/** A remark about a collection that a product does not come into. */
export function collectionProblem(
  line: number,
  rule: 'collection_rule' | 'collection_full' | 'collections_many',
  found: string,
): ReadProblem {
  return { kind: 'warning', line, field: 'collections', rule, found: found.slice(0, 200) };
}
