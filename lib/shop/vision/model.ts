/**
 * Searching by picture: what may be asked and what is answered.
 *
 * Invariants
 * - A shown picture, what is read from it and its numbers live for one call; nothing of it is stored, logged or cached.
 * - Every product shown can be bought now and stands within the choice; each says why it is shown.
 * - Nothing near enough is said to be nothing: no product is shown only to fill a page.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Category, ProductCard } from '@/lib/shop/catalog/model';
import type { SearchRequest } from '@/lib/shop/search/model';
import type { Crop } from './models/model';
import type { ColourName } from './picture/colour-words';

/** Products in one part of the findings. */
export const matchesPerPart = 24;

/** Why a product is shown, the strongest reason that holds; `vision.reason_<key>` says it. */
export const matchReasons = [
  'barcode',
  'same_item',
  'other_colour',
  'same_label',
  'same_pattern',
  'same_colour',
  'same_kind',
  'similar',
] as const;
/** One of the reasons why a product is shown. */
export type MatchReason = (typeof matchReasons)[number];

/** What somebody shows and wants: the bytes of a picture or a product, a part of it, words, filters, and what it is not. */
export type PictureSearch = {
  readonly shown: { readonly picture: Uint8Array } | { readonly product: Id<'product'> };
  /** The part that is meant; without it the main thing found. */
  readonly crop?: Crop | undefined;
  /** Words that narrow: a colour, a price ("under 50"), what it should be, and after "without" what not. */
  readonly words?: string | undefined;
  readonly choice: Omit<SearchRequest, 'query' | 'cursor'>;
  readonly colour?: ColourName | undefined;
  /** Products of which she said "not like this". */
  readonly unlike?: readonly Id<'product'>[] | undefined;
  readonly cursor?: string | null | undefined;
  /** Products an answer to this search has shown before: they are not counted as found once more. */
  readonly seen?: readonly Id<'product'>[] | undefined;
  /** Whether another site may have caused this search: then nothing is counted as found. */
  readonly isUncounted?: boolean;
};

/** One product and why. */
export type PictureMatch = ProductCard & { readonly reason: MatchReason };

/** A thing in the picture that can be chosen; `name` is one of the detector's classes. */
export type PictureObject = { readonly name: string; readonly box: Crop };

/** What was found. Empty `items` with a `category` means: nothing near enough, but that shelf is the nearest. */
export type PictureFindings = {
  readonly objects: readonly PictureObject[];
  /** The part that was searched for. */
  readonly crop: Crop;
  readonly colours: readonly ColourName[];
  readonly items: readonly PictureMatch[];
  readonly next: string | null;
  readonly category: Category | null;
  /** Nothing of it is delivered to the country that was named, though other shops seem to have it. */
  readonly elsewhere: boolean;
  /** Facets of what is near, before filters of their own kind. */
  readonly categories: readonly { readonly category: Category; readonly count: number }[];
  readonly pages: readonly { readonly handle: string; readonly name: string; readonly count: number }[];
  readonly sizes: readonly { readonly size: string; readonly count: number }[];
};
