import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney, moneyDb } from '@/db/client/money';
import { media } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import type { Ask } from '@/lib/money/button/read-ask';
import { type Item, readOffer } from '@/lib/money/checkout/queries';
import type { OfferRow } from '@/lib/money/checkout/schema';
import { uuidField } from '@/lib/platform/id-field';
import { collectionOfPage, productsOfCollection } from '@/lib/shop/collections/queries';
import { offerIn } from '@/lib/shop/markets/model';

/** One variant of a product to choose from; `label` is its options' values, empty where it has none. */
export type VariantChoice = { id: Id<'variant'>; label: string; price: Money; stock: number };

/** A picture as `<Photo>` wants it. */
type Picture = { key: string; width: number; height: number; blur: string; alt: string };

/** A product of which a shopper takes some: `quantity` is how many the page asked for, 0 where it only shows it. */
export type GoodsChoice = {
  productId: Id<'product'>;
  title: string;
  picture: Picture | null;
  variants: VariantChoice[];
  quantity: number;
};

const Goods = z
  .object({ goods: z.array(z.object({ variant: uuidField('variant'), quantity: z.number().int().positive() })) })
  .nullable();

/** What an order buys of its page's shop; null for every other order. */
export async function goodsOfPayOrder(id: Id<'payOrder'>): Promise<Item[] | null> {
  const found = await callMoney(Goods, sql`money.goods_of_pay_order(${toUuid(id)}::uuid)`);
  return found === null ? null : found.goods.map((one) => ({ variantId: one.variant, quantity: one.quantity }));
}

/** Products of a collection that a window offers; the shop itself has the others. */
const offeredMax = 24;

/**
 * What a button offers of its page's shop, priced for a country (`to`, empty when nobody said): one entry for each product it names, with
 * the variants she chooses from. Null for a collection that is hidden, gone or another page's; what is no longer sold, and other pages'
 * goods, are left out.
 */
export async function choicesOf(
  actor: Actor,
  pageId: Id<'page'>,
  what: Exclude<Ask['what'], { kind: 'link' }>,
  to: string,
): Promise<GoodsChoice[] | null> {
  const lines = what.kind === 'goods' ? what.lines : await linesOfCollection(actor, pageId, what.collection, to);
  if (lines === null) return null;
  const sold = await soldVariants(pageId, lines);
  const { rows } = await readOffer(
    actor,
    sold.map(({ id }) => ({ variantId: id, quantity: 1 })),
  );
  const pictures = await picturesOf(rows);
  return lines.flatMap(({ id, quantity }) => {
    const named = sold.filter((one) => one.id === id || one.productId === id);
    const found = named.flatMap((one) => rows.find((row) => row.variantId === one.id) ?? []);
    const [first] = found;
    if (!first) return [];
    const { productId, title, mediaKey } = first;
    const picture = mediaKey === null ? null : (pictures.get(mediaKey) ?? null);
    return [{ productId, title, picture, quantity, variants: found.map((row) => choiceOf(row, to)) }];
  });
}

/** The items of choices that leave nothing to choose; null where she has to. */
export function itemsOfChoices(choices: readonly GoodsChoice[]): Item[] | null {
  const items = choices.flatMap(({ variants, quantity }) => {
    const [only, ...others] = variants;
    return only && others.length === 0 && quantity > 0 ? [{ variantId: only.id, quantity }] : [];
  });
  return items.length === choices.length && items.length > 0 ? items : null;
}

async function linesOfCollection(actor: Actor, pageId: Id<'page'>, id: Id<'collection'>, to: string) {
  const collection = await collectionOfPage(actor, pageId, id);
  if (!collection) return null;
  const { items } = await productsOfCollection(actor, collection, { limit: offeredMax, to });
  return items.map((card) => ({ id: card.id, quantity: 0 }));
}

async function soldVariants(pageId: Id<'page'>, lines: readonly { id: Id<'product'> | Id<'variant'> }[]) {
  const products = lines.flatMap(({ id }) => parseId('product', id) ?? []);
  const variants = lines.flatMap(({ id }) => parseId('variant', id) ?? []);
  const named = or(inArray(variant.productId, products), inArray(variant.id, variants));
  return moneyDb()
    .select({ id: variant.id, productId: variant.productId })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(
      and(
        ...[eq(product.pageId, pageId), eq(product.state, 'published'), named],
        ...[isNull(variant.removedAt), isNotNull(variant.priceMinor)],
      ),
    )
    .orderBy(asc(variant.position), asc(variant.id));
}

function choiceOf(row: OfferRow, to: string): VariantChoice {
  if (!isCurrency(row.currency)) throw new Error('Invariant broken: a page counts in a known currency');
  const here = offerIn(row.markets, to);
  return {
    ...{ id: row.variantId, label: row.values.join(' · ') },
    price: money(here?.price ?? row.priceMinor, row.currency),
    stock: row.shopOpen && here?.sold !== false ? Math.min(row.stock, row.bar?.most ?? row.stock) : 0,
  };
}

async function picturesOf(rows: readonly OfferRow[]): Promise<Map<string, Picture>> {
  const keys = [...new Set(rows.flatMap(({ mediaKey }) => mediaKey ?? []))];
  if (keys.length === 0) return new Map();
  const found = await moneyDb()
    .select({ key: media.key, width: media.width, height: media.height, blur: media.blur, alt: media.alt })
    .from(media)
    .where(inArray(media.key, keys));
  return new Map(found.map((row) => [row.key, row]));
}
