import { type Money, money, toDecimal } from '@/lib/kernel/money';
import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import { isRunning, type Sale } from '@/lib/shop/discounts/sale/model';
import {
  type ChoiceColumn,
  choiceColumn,
  choiceColumns,
  type ExportProduct,
  type ExportShop,
  feedBrand,
  feedDescription,
  formerMinor,
  ownPicture,
} from './model';
import { googleProductCategory, productType } from './product-type';
import { shippingOf } from './shipping';

/** Whose feed it is: both have one vocabulary, and differ in their rules. */
export type FeedReader = 'meta' | 'google';

/** An attribute of an item: text, or several. */
export type FeedItem = Readonly<Record<string, string | readonly string[]>>;

const shared = [
  ...(['id', 'item_group_id', 'title', 'description', 'link', 'image_link', 'additional_image_link'] as const),
  ...([
    'availability',
    'price',
    'sale_price',
    'sale_price_effective_date',
    'brand',
    'gtin',
    'mpn',
    'condition',
    'google_product_category',
  ] as const),
  ...(['product_type', ...choiceColumns, 'shipping_weight'] as const),
  ...(['custom_label_0', 'custom_label_1', 'custom_label_2', 'custom_label_3', 'custom_label_4'] as const),
] as const;

/** Meta takes one video of an item. */
const videoColumn = 'video[0].url';

/** The columns of each feed, in order. */
export const feedColumns: Readonly<Record<FeedReader, readonly string[]>> = {
  meta: [...shared, videoColumn, 'quantity_to_sell_on_facebook', 'additional_variant_attribute', 'status'],
  google: [...shared, 'identifier_exists', 'shipping'],
};

const rules = {
  meta: { pictures: 20, brand: 100, mpn: 100, inStock: 'in stock', outOfStock: 'out of stock' },
  google: { pictures: 10, brand: 70, mpn: 70, inStock: 'in_stock', outOfStock: 'out_of_stock' },
} as const;

/** A product as items: one for each variant, held together by `item_group_id` where there is a choice. */
export function feedItems(product: ExportProduct, shop: ExportShop, reader: FeedReader): FeedItem[] {
  const { document } = product;
  const places = choicePlaces(document);
  return document.variants
    .filter(({ priceMinor }) => priceMinor !== null)
    .map((variant) => ({
      ...ofProduct(product, shop, reader),
      ...picturesOf(product, variant, rules[reader].pictures),
      ...ofVariant(variant, shop, reader),
      ...pricesOf(variant, product.sales.get(variant.id), shop, reader),
      ...(reader === 'google' && { shipping: shippingOf(variant, product.sales.get(variant.id), shop) }),
      ...choicesOf(document, variant, places),
      link: shop.product(product.slug, document.options.length > 0 ? variant.id : null),
      ...(reader === 'meta' ? { additional_variant_attribute: otherChoices(document, variant, places) } : {}),
    }));
}

function ofProduct({ document, video }: ExportProduct, shop: ExportShop, reader: FeedReader): FeedItem {
  return {
    item_group_id: document.options.length > 0 ? document.id : '',
    title: document.title,
    description: feedDescription(document),
    brand: feedBrand(document, shop.name, rules[reader].brand),
    condition: document.condition,
    google_product_category: googleProductCategory(document),
    product_type: productType(document),
    ...Object.fromEntries(document.tags.slice(0, 5).map((tag, at) => [`custom_label_${at}`, tag])),
    ...(reader === 'meta'
      ? { status: document.state === 'published' ? 'active' : 'archived', [videoColumn]: video ?? '' }
      : {}),
  };
}

function ofVariant(variant: VariantDocument, { counts }: Pick<ExportShop, 'counts'>, reader: FeedReader): FeedItem {
  const { inStock, outOfStock, mpn: mpnMax } = rules[reader];
  const mpn = variant.mpn.length > mpnMax ? '' : variant.mpn;
  return {
    id: variant.id,
    availability: variant.stock > 0 ? inStock : outOfStock,
    gtin: variant.gtin,
    mpn,
    shipping_weight: variant.weightGrams === null ? '' : `${variant.weightGrams} g`,
    ...(reader === 'meta'
      ? { quantity_to_sell_on_facebook: counts ? String(variant.stock) : '' }
      : { identifier_exists: variant.gtin === '' && mpn === '' ? 'no' : 'yes' }),
  };
}

/**
 * A price, and what is paid in its place. What the shop takes off by itself is said with its time and beside the price of every day: when
 * its time is over, that one is true without another look at the feed. A later one waits for its begin where there is a former price
 * to show until then, or where no end is known.
 */
function pricesOf(
  variant: VariantDocument,
  sale: Sale | undefined,
  { currency }: ExportShop,
  reader: FeedReader,
): FeedItem {
  const amount = (minor: bigint | null) => (minor === null ? '' : amountOf(money(minor, currency)));
  const former = formerMinor(variant);
  const runs = sale !== undefined && isRunning(sale, new Date());
  if (sale && (runs || (former === null && sale.endsAt !== null)))
    return {
      ...{ price: amount(variant.priceMinor), sale_price: amountOf(sale.price) },
      sale_price_effective_date: sale.endsAt === null ? '' : spanOf(sale.startsAt, sale.endsAt, reader),
    };
  return {
    ...{ price: amount(former ?? variant.priceMinor), sale_price: former === null ? '' : amount(variant.priceMinor) },
    sale_price_effective_date: '',
  };
}

/** An interval of ISO 8601 to the minute, as each reader writes it. It begins no earlier than the sale and ends no later. */
function spanOf(from: Date, to: Date, reader: FeedReader): string {
  const minute = (at: number) =>
    new Date(at * 60_000).toISOString().slice(0, 16) + (reader === 'google' ? 'Z' : '+00:00');
  return `${minute(Math.ceil(from.getTime() / 60_000))}/${minute(Math.floor(to.getTime() / 60_000))}`;
}

function amountOf(amount: Money): string {
  return `${toDecimal(amount)} ${amount.currency}`;
}

function picturesOf(product: ExportProduct, variant: VariantDocument, max: number): FeedItem {
  const own = ownPicture(product, variant);
  const all = [...new Set([...(own ? [own] : []), ...product.pictures].map(({ address }) => address))];
  return { image_link: all[0] ?? '', additional_image_link: all.slice(1, max + 1) };
}

/** Which choice stands in which column. A material all variants share describes the product and is no choice to a feed. */
function choicePlaces(document: ProductDocument): ReadonlyMap<ChoiceColumn, number> {
  const places = new Map<ChoiceColumn, number>();
  for (const [at, { name }] of document.options.entries()) {
    const column = choiceColumn(name);
    const isShared = new Set(document.variants.map(({ values }) => values[at])).size < 2;
    if (column !== null && !places.has(column) && !(column === 'material' && isShared)) places.set(column, at);
  }
  return places;
}

function choicesOf(
  document: ProductDocument,
  { values }: VariantDocument,
  places: ReadonlyMap<ChoiceColumn, number>,
): FeedItem {
  const chosen = [...places].map(([column, at]) => [column, values[at] ?? ''] as const);
  return { color: document.colour, material: document.material, ...Object.fromEntries(chosen) };
}

function otherChoices(
  document: ProductDocument,
  { values }: VariantDocument,
  places: ReadonlyMap<ChoiceColumn, number>,
): string {
  const taken = new Set(places.values());
  const plain = (text: string) => text.replaceAll(/[,:]/g, ' ');
  return document.options
    .flatMap(({ name }, at) => (taken.has(at) ? [] : [`${plain(name)}:${plain(values[at] ?? '')}`]))
    .join(',');
}
