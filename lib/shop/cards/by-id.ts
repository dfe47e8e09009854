import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { type CardRow, cardColumns, cardJoins, onSale, toCard } from './queries';

/** Those of the named products that are on sale, as they are now, by id: what is not sold any more is not among them. */
export async function cardsById(
  _actor: Actor,
  ids: readonly Id<'product'>[],
): Promise<ReadonlyMap<Id<'product'>, ProductCard>> {
  if (ids.length === 0) return new Map();
  const rows = await readShop<CardRow>(sql`
    select ${cardColumns} from shop.product p join shop.page g on g.id = p.page_id ${cardJoins('')}
    where ${onSale} and p.id = any(${listed(ids)}::uuid[])`);
  return new Map(rows.map((row) => toCard(row)).map((card) => [card.id, card]));
}

/** One variant that is on sale now, as it is spoken of in a line. */
export type VariantOnSale = {
  readonly id: Id<'variant'>;
  readonly title: string;
  readonly language: string;
  readonly values: readonly string[];
  readonly price: Money;
  readonly soldOut: boolean;
};

/** Variants a page can choose among at once. */
const proposedMax = 60;

/** Those of the named variants that are on sale, as they are now, by id. */
export async function variantsById(
  _actor: Actor,
  ids: readonly Id<'variant'>[],
): Promise<ReadonlyMap<Id<'variant'>, VariantOnSale>> {
  if (ids.length === 0) return new Map();
  const found = await variantsOnSale(sql`v.id = any(${listed(ids)}::uuid[])`);
  return new Map(found.map((one) => [one.id, one]));
}

/** What a page has in stock and on sale, its newest products first; `named` keeps those whose title holds it. */
export async function variantsToPropose(
  _actor: Actor,
  pageId: Id<'page'>,
  named: string,
): Promise<readonly VariantOnSale[]> {
  const like = `%${named.replace(/[\\%_]/g, '\\$&')}%`;
  return variantsOnSale(sql`v.page_id = ${toUuid(pageId)}::uuid and v.stock > 0 and p.title ilike ${like}`);
}

type VariantRow = {
  id: string;
  title: string;
  language: string;
  values: string[];
  price: string;
  currency: string;
  sold_out: boolean;
};

async function variantsOnSale(which: SQL): Promise<readonly VariantOnSale[]> {
  const rows = await readShop<VariantRow>(sql`
    select v.id, p.title, p.language, v.values, v.price_minor::text as price, g.currency, v.stock <= 0 as sold_out
    from shop.variant v join shop.product p on p.id = v.product_id join shop.page g on g.id = p.page_id
    where ${onSale} and v.removed_at is null and v.price_minor is not null and ${which}
    order by p.published_at desc, p.id, v.position, v.id limit ${proposedMax}::int`);
  return rows.map(({ price, currency, sold_out: soldOut, ...row }) => {
    assert(isCurrency(currency), 'a page counts in a known currency');
    return { ...row, id: fromUuid('variant', row.id), price: money(BigInt(price), currency), soldOut };
  });
}

function listed(ids: readonly Id<'product' | 'variant'>[]): string {
  return `{${[...new Set(ids)].map(toUuid).join(',')}}`;
}
