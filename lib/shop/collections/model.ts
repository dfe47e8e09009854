/**
 * Collections: parts of a shop with a name and an address, chosen by hand or found by rules.
 *
 * Invariants
 * - What is in one is asked of the products themselves with every look; no list of what rules find is kept anywhere.
 * - Only one that is chosen by hand has an order by hand, and only one with rules has rules.
 * - A collection says its words in at least one language; where one is missing, the other speaks.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import type { MediaView } from '@/lib/shop/catalog/model';
import type { NodeId } from '@/lib/shop/taxonomy/tree';

/** How things come into a collection. */
export const collectionKinds = ['hand', 'rule'] as const;

/** In which order they stand. */
export const collectionSorts = ['hand', 'newest', 'price_up', 'price_down', 'title'] as const;

/** Whether anybody may see it. */
export const collectionStates = ['hidden', 'published'] as const;

/** Whether a product keeps every rule or one of them. */
export const ruleMatches = ['all', 'any'] as const;

/** What a rule asks of a product. */
export const ruleKinds = [
  'category',
  'tag',
  'price_from',
  'price_to',
  'in_stock',
  'on_sale',
  'title',
  'brand',
  'days',
] as const;

/** A rule as it is kept: a category is meant with all below it, a price in the currency it was said in. */
export type Rule =
  | { readonly kind: 'category'; readonly node: NodeId }
  | { readonly kind: 'tag' | 'title' | 'brand'; readonly text: string }
  | { readonly kind: 'price_from' | 'price_to'; readonly minor: string; readonly currency: Currency }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'in_stock' | 'on_sale' };

/** What decides what is in a collection and in which order. */
export type Contents = {
  readonly id: Id<'collection'>;
  readonly pageId: Id<'page'>;
  readonly kind: (typeof collectionKinds)[number];
  readonly sort: (typeof collectionSorts)[number];
  readonly match: (typeof ruleMatches)[number];
  readonly rules: readonly Rule[];
};

/** A text in the languages of Souk; empty where nobody wrote it. */
export type Words = { readonly en: string; readonly ar: string };

/** A collection as anybody may see it. */
export type CollectionView = Contents & {
  readonly slug: string;
  readonly title: Words;
  readonly description: Words;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly media: MediaView | null;
};

/** Collections a page may have; the database holds the same, as it does for the next two. */
export const collectionsMax = 200;

/** Products that may be chosen for one by hand. */
export const handProductsMax = 500;

/** Rules one may have. */
export const rulesMax = 10;

/** A text in a language, or else in the other one; with the language it is in, for the browser to know. */
export function spoken(words: Words, locale: string): { readonly text: string; readonly lang: 'en' | 'ar' } {
  const wanted = locale === 'ar' ? 'ar' : 'en';
  const other = wanted === 'ar' ? 'en' : 'ar';
  const lang = words[wanted] === '' && words[other] !== '' ? other : wanted;
  return { text: words[lang], lang };
}

/** The address of a collection on its page, without language. */
export function collectionPath(handle: string, slug: string): string {
  return `/${handle}/collections/${encodeURIComponent(slug)}`;
}
