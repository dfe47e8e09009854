import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { fromUuid, type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { slugOf } from '@/lib/shop/catalog/model';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { ReadProduct } from './model';

/** A sign by which a product may be known again, the surest first. */
const signs = ['own', 'external', 'variant', 'sku', 'gtin', 'slug', 'title'] as const;
type Sign = (typeof signs)[number];

/**
 * Finds for each product of a file the product of the page that it is, by its key: by our own id of it or of a
 * variant, as a file that Souk wrote has it; by the id or handle it bears, by the ids, SKUs or
 * GTINs of its variants, or by its address; and where the file has none of all these, by its title. What two products could be is
 * nobody.
 */
export async function knownProducts(
  within: Pick<ShopTransaction, 'execute'>,
  pageId: Id<'page'>,
  reads: readonly ReadProduct[],
): Promise<Map<string, Id<'product'>>> {
  const asked = reads.map((read) => ({ key: read.key, signs: signsOf(read) }));
  const all = (sign: Sign) => [...new Set(asked.flatMap((one) => one.signs[sign]))];
  const page = sql`${toUuid(pageId)}::uuid`;
  const list = (sign: Sign): SQL => sql`${JSON.stringify(all(sign))}::text::jsonb`;
  const texts = (sign: Sign): SQL => sql`array(select jsonb_array_elements_text(${list(sign)}))`;
  const uuids = (noun: 'product' | 'variant'): SQL => {
    const ids = all('own').flatMap((text) => parseId(noun, text) ?? []);
    return sql`array(select jsonb_array_elements_text(${JSON.stringify(ids.map(toUuid))}::text::jsonb)::uuid)`;
  };
  const rows = await within.execute<{ sign: Sign; value: string; id: string }>(sql`
    select 'own' as sign, 'product ' || id as value, id from shop.product where page_id = ${page} and id = any(${uuids('product')})
    union all select 'own', 'variant ' || id, product_id from shop.variant
      where page_id = ${page} and removed_at is null and id = any(${uuids('variant')})
    union all select 'external' as sign, external_id as value, id from shop.product
      where page_id = ${page} and external_id <> '' and external_id = any(${texts('external')})
    union all select 'slug', slug, id from shop.product where page_id = ${page} and slug = any(${texts('slug')})
    union all select 'title', title, id from shop.product where page_id = ${page} and title = any(${texts('title')}) and state <> 'archived'
    union all select 'variant', external_id, product_id from shop.variant
      where page_id = ${page} and removed_at is null and external_id <> '' and external_id = any(${texts('variant')})
    union all select 'sku', sku, product_id from shop.variant
      where page_id = ${page} and removed_at is null and sku <> '' and sku = any(${texts('sku')})
    union all select 'gtin', gtin, product_id from shop.variant
      where page_id = ${page} and removed_at is null and gtin <> '' and gtin = any(${texts('gtin')})`);
  const found = new Map<string, Set<string>>();
  for (const { sign, value, id } of rows) {
    const name = `${sign} ${sign === 'own' ? shownId(value) : value}`;
    found.set(name, (found.get(name) ?? new Set()).add(id));
  }
  return new Map(asked.flatMap(({ key, signs: own }) => pairOf(key, own, found)));
}

/** `product <uuid>` as the id it is shown as. */
function shownId(told: string): string {
  const [noun, uuid = ''] = told.split(' ');
  return noun === 'product' ? fromUuid('product', uuid) : fromUuid('variant', uuid);
}

function pairOf(
  key: string,
  own: Readonly<Record<Sign, readonly string[]>>,
  found: ReadonlyMap<string, ReadonlySet<string>>,
): [string, Id<'product'>][] {
  for (const sign of signs) {
    const ids = new Set(own[sign].flatMap((value) => [...(found.get(`${sign} ${value}`) ?? [])]));
    const [id] = ids;
    if (ids.size === 1 && id !== undefined) return [[key, fromUuid('product', id)]];
  }
  return [];
}

function signsOf(read: ReadProduct): Record<Sign, string[]> {
  const of = (...texts: (string | null | undefined)[]) =>
    texts.flatMap((text) => (text ? [plainLine(text)] : [])).filter((text) => text !== '');
  const own = {
    own: of(read.key, read.externalId, ...read.variants.map(({ externalId }) => externalId)),
    external: of(read.externalId, read.handle),
    variant: of(...read.variants.map(({ externalId }) => externalId)),
    sku: of(...read.variants.map(({ sku }) => sku)),
    gtin: of(...read.variants.map(({ gtin }) => gtin)),
    slug: of(read.handle).map(slugOf),
  };
  const isNamed = [own.external, own.variant, own.sku, own.gtin, own.slug].some((values) => values.length > 0);
  return { ...own, title: isNamed ? [] : of(read.title) };
}
