/** A catalogue written by us and read by us. */
import { newId } from '@/lib/kernel/ids';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { type ImportWishes, type Merged, mergeRead } from '@/lib/shop/imports/merge';
import type { ReadProduct } from '@/lib/shop/imports/model';
import { looksLikeHtml } from '@/lib/shop/imports/read/html-to-text';
import { readAll } from '@/lib/shop/imports/read/testing/read-text';
import { googleOf } from '@/lib/shop/taxonomy/tree';
import { type ExportProduct, type ExportShop, formerMinor, type Target, unheld } from '../model';
import { writeExport } from '../write-export';

/** Markets of the shop, by names as owners give them. */
export const someMarkets = [
  { id: newId('market'), name: 'Gulf' },
  { id: newId('market'), name: 'أوروبا / Europe' },
];

/** A shop in Kuwaiti dinars, whose amounts have three decimals. */
export const aShop: ExportShop = {
  ...{
    name: 'Cedar & Co',
    about: 'Bowls <made> by hand',
    currency: 'KWD',
    language: 'en',
    counts: true,
    collections: false,
    markets: someMarkets,
    delivery: { zones: [], countries: [] },
    home: 'https://souk.test/cedar',
  },
  product: (slug, variant) =>
    `https://souk.test/cedar/${encodeURIComponent(slug)}${variant ? `?variant=${variant}` : ''}`,
};

/** What its owner says of a file. */
export const wishes: ImportWishes = {
  ...{ pageCurrency: 'KWD', currency: 'KWD', languages: ['en'], pageName: aShop.name, newState: 'published' },
  markets: someMarkets,
};

/** A document with pictures at addresses of their own. */
export function exported(document: ProductDocument, slug = 'glazed-bowl'): ExportProduct {
  const picture = (id: string) => ({
    id,
    address: `https://souk.test/media/${id}/1280.jpg`,
    alt: `Picture ${id.slice(-4)}`,
  });
  const own = document.variants.flatMap(({ media }) => (media === null ? [] : [[media, picture(media)] as const]));
  return {
    document,
    slug,
    pictures: document.media.map(picture),
    variantPictures: Object.fromEntries(own),
    collections: [],
    video: null,
    sales: new Map(),
  };
}

/** The text of a target. */
export async function written(target: Target, products: readonly ExportProduct[], shop = aShop): Promise<string> {
  let text = '';
  for await (const piece of writeExport(target, shop, partsOf(products))) text += piece;
  return text;
}

async function* partsOf(products: readonly ExportProduct[]): AsyncGenerator<readonly ExportProduct[]> {
  for (let at = 0; at < products.length; at += 2) yield products.slice(at, at + 2);
}

/** The products of a target's text. */
export async function readBack(target: Target, products: readonly ExportProduct[]): Promise<readonly ReadProduct[]> {
  const hints = { markets: someMarkets.map(({ name }) => name) };
  const { products: read } = await readAll(await written(target, products), hints, target);
  return read;
}

/** What a document is after it was written, read and put over `current`. */
export async function roundTrip(
  target: Target,
  document: ProductDocument,
  current: ProductDocument | null,
): Promise<Merged> {
  const [read] = await readBack(target, [exported(document)]);
  if (!read) throw new Error('nothing was read');
  return mergeRead(current, read, wishes);
}

/** The document without what a target cannot hold, and without what every new product has anew. */
export function heldBy(target: Target, document: ProductDocument): ProductDocument {
  const cannot = new Set<string>(unheld[target]);
  const isShopify = target.startsWith('shopify');
  const or = <Value>(name: string, none: Value, value: Value): Value => (cannot.has(name) ? none : value);
  return {
    ...document,
    ...{
      id: blank.id,
      media: [],
      drop: false,
      publishAt: null,
      archiveAt: null,
      language: 'en',
      externalId: '',
      hsCode: '',
      originCountry: '',
    },
    description: document.description || (isShopify || target.startsWith('acp') ? '' : document.title),
    brand: or('brand', '', document.brand || (isShopify ? '' : aShop.name))
      .slice(0, cannot.has('long_names') ? 70 : 100)
      .trim(),
    tags: or('tags', [], document.tags),
    seoTitle: or('seo', '', document.seoTitle),
    seoDescription: or('seo', '', document.seoDescription),
    notIn: or('markets', [], document.notIn),
    // What its place means anyway is no choice of its owner.
    googleCategory:
      document.googleCategory === googleOf(document.category) ? '' : or('google_category', '', document.googleCategory),
    material: or('material_colour', '', document.material),
    colour: or('material_colour', '', document.colour),
    variants: document.variants.map((variant) => ({
      ...variant,
      ...{ id: blank.variant, externalId: '', media: null },
      sku: or('sku', '', variant.sku),
      mpn: or('mpn', '', cannot.has('long_names') && variant.mpn.length > 70 ? '' : variant.mpn),
      weightGrams: or('weight', null, variant.weightGrams),
      stock: or('stock', 0, variant.stock),
      markets: or('markets', [], variant.markets),
      compareAtMinor: cannot.has('former_price') ? formerMinor(variant) : variant.compareAtMinor,
    })),
  };
}

const blank = {
  id: 'prd_' as ProductDocument['id'],
  variant: 'var_' as ProductDocument['variants'][number]['id'],
};

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim();

/** Whether every target can hold the texts and choices of a document at all; what it says otherwise is told to its owner. */
export function isPlain(document: ProductDocument): boolean {
  const texts = [document.title, document.description];
  const lists = [document.options.map(({ name }) => name), ...document.options.map(({ values }) => values)];
  return (
    !texts.some(looksLikeHtml) &&
    !document.tags.some((tag) => tag.includes(',')) &&
    lists.every((list) => new Set(list.map(fold)).size === list.length)
  );
}
