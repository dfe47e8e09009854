/**
 * A page's catalogue as a file for other systems.
 *
 * Invariants
 * - A target is written as its own rules say; what it cannot hold is named in `unheld`, and nothing else is lost by it.
 * - Files for an owner may hold drafts; feeds hold what the public can buy.
 * - The same catalogue gives the same file, letter by letter.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import type { Zone } from '@/lib/shop/delivery/model';
import type { Sale } from '@/lib/shop/discounts/sale/model';

/** The files there are, by the name they have in an address. */
export const targets = [
  'shopify.csv',
  'shopify-classic.csv',
  'meta.csv',
  'meta.xml',
  'google.xml',
  'google.tsv',
  'acp.jsonl',
  'acp.json',
] as const;
/** One of them. */
export type Target = (typeof targets)[number];

/** Tells whether a name is a file there is. */
export function isTarget(name: string): name is Target {
  return targets.some((target) => target === name);
}

/** Those for machines that come by themselves: they hold what is on sale, and have stable addresses. */
export const feeds = targets.filter((target) => !target.startsWith('shopify'));

/** What a target cannot hold, `exports.unheld_<name>` to a person. */
export type Unheld =
  | ('ids' | 'sku' | 'mpn' | 'brand' | 'tags' | 'tags_comma' | 'seo' | 'language' | 'customs' | 'google_category')
  | (
      | 'material_colour'
      | 'weight'
      | 'stock'
      | 'former_price'
      | 'alt'
      | 'publish_at'
      | 'markup'
      | 'choices'
      | 'unused_values'
    )
  | (
      | 'drafts'
      | 'long_names'
      | 'standing_in'
      | 'markets'
      | 'videos'
      | 'further_videos'
      | 'collections'
      | 'further_collections'
    );

const everywhere: readonly Unheld[] = ['language', 'customs', 'publish_at', 'unused_values'];
const ofShopify: readonly Unheld[] = [
  ...everywhere,
  'videos',
  'further_collections',
  'ids',
  'material_colour',
  'tags_comma',
];
const ofFeeds: readonly Unheld[] = [
  ...everywhere,
  'ids',
  'drafts',
  'seo',
  'tags',
  'former_price',
  'markup',
  'sku',
  'markets',
  'collections',
];
const ofBoth: readonly Unheld[] = [...ofFeeds, 'alt', 'choices', 'standing_in'];
const ofMeta: readonly Unheld[] = [...ofBoth, 'further_videos'];
const ofGoogle: readonly Unheld[] = [...ofBoth, 'videos', 'stock', 'long_names'];
const ofAcp: readonly Unheld[] = [
  ...ofFeeds,
  'videos',
  ...(['mpn', 'brand', 'google_category', 'material_colour', 'weight', 'stock'] as const),
];

/** What each target cannot hold of a product. What it does hold comes back from it unchanged. */
export const unheld: Readonly<Record<Target, readonly Unheld[]>> = {
  'shopify.csv': ofShopify,
  'shopify-classic.csv': ofShopify,
  'meta.csv': ofMeta,
  'meta.xml': ofMeta,
  'google.xml': ofGoogle,
  'google.tsv': ofGoogle,
  'acp.jsonl': ofAcp,
  'acp.json': ofAcp,
};

/** The media type of each file. */
export function mediaType(target: Target): string {
  if (target.endsWith('.xml')) return 'application/rss+xml; charset=utf-8';
  if (target.endsWith('.csv')) return 'text/csv; charset=utf-8; header=present';
  if (target.endsWith('.tsv')) return 'text/tab-separated-values; charset=utf-8';
  return target.endsWith('.jsonl') ? 'application/jsonl; charset=utf-8' : 'application/json; charset=utf-8';
}

/** What a file is called on an owner's machine: only letters that every system and header can hold. */
export function fileName(handle: string, target: Target): string {
  const shop =
    handle
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '')
      .slice(0, 60) || 'catalogue';
  return `${shop}-${target}`;
}

/** The shop a file is of. Addresses are absolute. */
export type ExportShop = {
  readonly name: string;
  readonly about: string;
  readonly currency: Currency;
  readonly language: string;
  readonly home: string;
  /** Whether it is told how many there are: to the owner alone. A file that anybody may read would tell every sale. */
  readonly counts: boolean;
  /** Where it delivers; none in an owner's file. */
  readonly delivery: { readonly zones: readonly Zone[]; readonly countries: readonly string[] };
  /** Whether anything of it is in a collection by hand. */
  readonly collections: boolean;
  /** The page's markets, for files that hold what is fixed in them. */
  readonly markets: readonly { readonly id: Id<'market'>; readonly name: string }[];
  /** The address of a product by its slug, of one of its variants where there is a choice. */
  readonly product: (slug: string, variant?: Id<'variant'> | null) => string;
};

/** A picture by its address. */
export type ExportPicture = { readonly id: string; readonly address: string; readonly alt: string };

/** A product on its way into a file: its document, its address and its pictures in order, the face first. */
export type ExportProduct = {
  readonly document: ProductDocument;
  readonly slug: string;
  readonly pictures: readonly ExportPicture[];
  /** Pictures its variants show, which may be others. */
  readonly variantPictures: Readonly<Record<string, ExportPicture>>;
  /** The names of the collections it is in by hand, in their order; none in what anybody may read. */
  readonly collections: readonly string[];
  /** The address of its first video. */
  readonly video: string | null;
  /** What the shop takes off by itself, by variant; none in an owner's file, which is her catalogue. */
  readonly sales: ReadonlyMap<string, Sale>;
};

/** The picture a variant has of its own. */
export function ownPicture(product: ExportProduct, variant: VariantDocument): ExportPicture | null {
  return (variant.media === null ? undefined : product.variantPictures[variant.media]) ?? null;
}

/** The columns of feeds that can hold a choice. */
export const choiceColumns = ['color', 'size', 'material', 'pattern'] as const;
/** One of them. */
export type ChoiceColumn = (typeof choiceColumns)[number];

const meant: Readonly<Record<ChoiceColumn, RegExp>> = {
  color: /^(?:colou?rs?|اللون|لون|ألوان)$/iu,
  size: /^(?:sizes?|المقاس|مقاس|الحجم|حجم|القياس)$/iu,
  material: /^(?:materials?|fabric|الخامة|خامة|المادة|القماش)$/iu,
  pattern: /^(?:patterns?|النقش|نقش|النقشة)$/iu,
};

/** The column of a feed that a choice by this name belongs in; null where feeds have none. */
export function choiceColumn(name: string): ChoiceColumn | null {
  return choiceColumns.find((column) => meant[column].test(name.trim())) ?? null;
}

/** The brand a feed names: it must have one, and what a shop makes itself has the shop's name. */
export function feedBrand(document: Pick<ProductDocument, 'brand'>, shopName: string, max: number): string {
  return [...(document.brand || shopName)].slice(0, max).join('').trim();
}

/** The description a feed has: it must have one, and of what has none it is the title. */
export function feedDescription(document: Pick<ProductDocument, 'description' | 'title'>): string {
  return document.description || document.title;
}

/** What was paid before, where it is more than now: feeds know no other. */
export function formerMinor({ priceMinor, compareAtMinor }: VariantDocument): bigint | null {
  return priceMinor !== null && compareAtMinor !== null && compareAtMinor > priceMinor ? compareAtMinor : null;
}
