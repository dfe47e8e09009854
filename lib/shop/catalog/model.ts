/**
 * What a shopper sees of a shop: view types, and the arithmetic on them.
 *
 * Invariants
 * - A view shows only what is published; drafts, members, SKUs and exact stock are absent by construction.
 * - All prices of a page are in its one currency.
 * - A variant picks exactly one value of each option of its product, in the options' order.
 * - A product can be bought when its page's shop is open and at least one variant has stock.
 */
import type { Id } from '@/lib/kernel/ids';
import { compare, type Money } from '@/lib/kernel/money';
import type { OpeningView } from '@/lib/shop/openings/model';
import type { NodeId } from '@/lib/shop/taxonomy/tree';
import type { Condition } from './product-limits';
import type { Reduction } from './reduction';

/** The shelves products stand on: the roots of the tree of categories (`lib/shop/taxonomy`). */
export const categories = [
  'rugs',
  'textiles',
  'cushions',
  'tiles',
  'ceramics',
  'lighting',
  'art',
  'brass',
  'baskets',
  'candles',
  'furniture',
  'decor',
  'plants',
  'garden',
  'clothing',
  'scarves',
  'shoes',
  'jewellery',
  'beauty',
  'food',
  'books',
  'toys',
  'cameras',
  'computers',
  'accessories',
  'sports',
  'outdoors',
  'services',
  'other',
] as const;

/** One of the shelves a product can stand on. */
export type Category = (typeof categories)[number];

/** Tells whether `text` names a shelf. */
export function isCategory(text: unknown): text is Category {
  return categories.some((category) => category === text);
}

/** A picture: its storage key, natural size in pixels, placeholder, and the point (percent) that must stay visible. */
export type MediaView = {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly blur: string;
  readonly alt: string;
  readonly focalX: number;
  readonly focalY: number;
};

/** A video as the public sees it: once it is told (lib/shop/videos/model.ts). It has no language where it has no captions, and came at `createdAt`. */
export type VideoView = {
  readonly key: string;
  readonly container: 'mp4' | 'webm';
  /** As it is shown: upright. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly hasSound: boolean;
  readonly alt: string;
  readonly poster: MediaView | null;
  readonly captionsLanguage: 'en' | 'ar' | null;
  readonly createdAt: string;
};

/** The lowest and highest price of a product's variants; equal when there is one price. */
export type PriceRange = { readonly from: Money; readonly to: Money };

/** A product as a tile. */
export type ProductCard = {
  readonly id: Id<'product'>;
  readonly slug: string;
  readonly title: string;
  readonly language: string;
  readonly price: PriceRange;
  readonly soldOut: boolean;
  readonly media: MediaView | null;
  readonly page: { readonly handle: string; readonly name: string };
  /** Of its stars, to one decimal; null while few have given any. */
  readonly average: number | null;
};

/** A list of which more can be fetched: `next` is the cursor of the next part, null at the end. */
export type Listing<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** A choice a product offers, such as Size with its values in order. */
export type ProductOption = { readonly name: string; readonly values: readonly string[] };

/**
 * What can be bought of a product. `onePiece` says that there is one and never were more; `left` is the number of
 * units when few are left of more, null when there are plenty.
 */
export type VariantView = {
  readonly id: Id<'variant'>;
  readonly values: readonly string[];
  readonly price: Money;
  readonly inStock: boolean;
  readonly onePiece: boolean;
  readonly left: number | null;
  readonly mediaKey: string | null;
  /** What it cost before, where that is true. */
  readonly reduction: Reduction | null;
  /** The number under its bar code and the maker's own; empty when not said. */
  readonly gtin: string;
  readonly mpn: string;
  readonly weightGrams: number | null;
};

/** A product in full. `variants` is never empty; `media` and the details of text may be. */
export type ProductView = {
  readonly id: Id<'product'>;
  readonly pageId: Id<'page'>;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly category: NodeId;
  readonly language: string;
  readonly brand: string;
  readonly material: string;
  readonly colour: string;
  readonly condition: Condition;
  /** ISO 3166-1 alpha-2 of where it was made. */
  readonly originCountry: string;
  /** It is delivered as files: nothing of it is sent. */
  readonly asFiles: boolean;
  /** What search engines are told instead of title and description. */
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly options: readonly ProductOption[];
  readonly variants: readonly VariantView[];
  /**
   * The country it is priced for (ISO alpha-2) and whether it is sold there, where its page has a market for it; null where the page's own
   * prices are shown. What is not sold there counts as not in stock.
   */
  readonly market: { readonly country: string; readonly sold: boolean } | null;
  /** Whether it costs something else, or is not sold, somewhere. */
  readonly varies: boolean;
  readonly media: readonly MediaView[];
  readonly videos: readonly VideoView[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  /** When it goes on sale and how, where its owner said so; null for what is simply on sale. */
  readonly opening: Pick<OpeningView, 'id' | 'opensAt' | 'perPerson' | 'queued'> | null;
};

/** Stock of this many units or fewer is shown as a number. */
export const fewUnits = 5;

/** What is shown of a variant's stock. */
export type Availability = Pick<VariantView, 'inStock' | 'onePiece' | 'left'>;

/**
 * What is shown of stock: whether there is any, whether it is a single piece, and how many units when they are few.
 * `stockMost` is the most there ever were: of what was always one, none has gone and nobody needs to hurry.
 */
export function availability(stock: number, stockMost: number): Availability {
  const onePiece = stock === 1 && stockMost <= 1;
  return { inStock: stock > 0, onePiece, left: stock > 0 && stock <= fewUnits && !onePiece ? stock : null };
}

/** The range of a list of prices of one currency; null for an empty list. */
export function priceRange(prices: readonly Money[]): PriceRange | null {
  const [first, ...rest] = prices;
  if (!first) return null;
  return rest.reduce<PriceRange>(
    (range, price) => ({
      from: compare(price, range.from) < 0 ? price : range.from,
      to: compare(price, range.to) > 0 ? price : range.to,
    }),
    { from: first, to: first },
  );
}

/** The variant a page shows first: the one asked for when the product has it, else the first in stock, else the first. */
export function chosenVariant(product: Pick<ProductView, 'variants'>, asked: string | null): VariantView {
  const { variants } = product;
  const found = variants.find((variant) => variant.id === asked) ?? variants.find((variant) => variant.inStock);
  const chosen = found ?? variants[0];
  if (!chosen) throw new Error('Invariant broken: a published product has a variant');
  return chosen;
}

/** The variant with exactly these values, one per option; null when the product has none. */
export function variantWith(product: Pick<ProductView, 'variants'>, values: readonly string[]): VariantView | null {
  return product.variants.find((variant) => sameValues(variant.values, values)) ?? null;
}

/** A value a shopper can pick: the variant she gets by picking it, and what that means for her. */
export type OptionChoice = {
  readonly value: string;
  readonly variantId: Id<'variant'> | null;
  readonly chosen: boolean;
  readonly inStock: boolean;
};

/**
 * For each option its values, each with the variant that picking it leads to: the one that differs from
 * the chosen variant in this option alone, else one that keeps most of the other values, in stock before
 * sold out. A value no variant has leads to null.
 */
export function optionChoices(
  product: Pick<ProductView, 'options' | 'variants'>,
  chosen: VariantView,
): { readonly name: string; readonly choices: readonly OptionChoice[] }[] {
  return product.options.map((option, axis) => ({
    name: option.name,
    choices: option.values.map((value) => {
      const nearest = nearestVariant(product.variants, chosen, axis, value);
      return {
        value,
        variantId: nearest?.id ?? null,
        chosen: chosen.values[axis] === value,
        inStock: nearest?.inStock ?? false,
      };
    }),
  }));
}

/** The first and last day of arrival, counted in days from `now`: the promise shown beside the price. */
export function arrivalWindow(now: Date, daysMin: number, daysMax: number): { from: Date; by: Date } {
  return { from: dayAfter(now, daysMin), by: dayAfter(now, daysMax) };
}

/** Writes the place in a list after which the next part begins, as one word for an address. */
export function writeCursor(parts: readonly string[]): string {
  return btoa(parts.join(' ')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const cursorForm = /^(\d{1,17}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Reads a cursor back into its two parts, a number and the uuid of the last thing shown; null for whatever is not
 * one of ours, so that a stale or invented address shows the beginning.
 */
export function readCursor(text: string | null | undefined): [number: string, uuid: string] | null {
  if (!text || text.length > 200 || !/^[\w-]+$/.test(text)) return null;
  try {
    const [, number, uuid] = cursorForm.exec(atob(text.replaceAll('-', '+').replaceAll('_', '/'))) ?? [];
    return number && uuid ? [number, uuid] : null;
  } catch {
    return null;
  }
}

/**
 * The address part a title suggests: letters and digits of any script in lower case, everything else a
 * dash, at most 60 characters; Arabic stays Arabic. A title without any letter or digit gives `product`.
 */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640'’]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...slug].slice(0, 60).join('').replace(/-+$/, '') || 'product';
}

function nearestVariant(
  variants: readonly VariantView[],
  chosen: VariantView,
  axis: number,
  value: string,
): VariantView | null {
  const score = (variant: VariantView): number =>
    2 * variant.values.filter((other, index) => index !== axis && other === chosen.values[index]).length +
    (variant.inStock ? 1 : 0);
  return variants
    .filter((variant) => variant.values[axis] === value)
    .reduce<VariantView | null>((best, variant) => (best && score(best) >= score(variant) ? best : variant), null);
}

function sameValues(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

function dayAfter(now: Date, days: number): Date {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + days);
  return day;
}
