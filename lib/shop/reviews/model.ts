/**
 * What people say of a product: stars, words and photographs.
 *
 * Invariants
 * - A person reviews a product once; she may change it or take it away, and nothing of what it was before is kept.
 * - That a purchase stands behind a review is shown only where she agreed, and known here only as that: without her word a buyer's
 *   review and anybody else's are the same row.
 * - A page answers and reports; it never hides or deletes. Operators hide, with a reason that the reviewer is told.
 * - Stars are counted by the database of what everybody sees, and of nothing else.
 */
import type { Id } from '@/lib/kernel/ids';

/** The stars there are, the best first. */
export const allStars = [5, 4, 3, 2, 1] as const;

/** How many stars a review gives. */
export type Stars = (typeof allStars)[number];

/** What a review may be in, as ISO 639 codes; the first two are those Souk speaks. */
export const reviewLanguages = [
  'en',
  'ar',
  'de',
  'es',
  'fa',
  'fr',
  'he',
  'it',
  'ja',
  'pt',
  'ru',
  'tr',
  'ur',
  'zh',
] as const;

/** Why a review may be reported, and why an operator hides one. */
export const reportReasons = ['spam', 'abuse', 'private', 'off_topic', 'fake', 'illegal', 'other'] as const;

/** One of them. */
export type ReportReason = (typeof reportReasons)[number];

/** Why a review is hidden: an operator found so, or its writer has become one of the page's people. */
export type HiddenReason = ReportReason | 'own_page';

/** In which order reviews may be read. */
export const reviewOrders = ['newest', 'highest', 'lowest'] as const;

/** One of them. */
export type ReviewOrder = (typeof reviewOrders)[number];

/** Photographs of one review. */
export const reviewPhotosMax = 4;

/** A product's tile shows its stars from this many reviews on: of fewer, one voice would decide. */
export const reviewsOnTilesMin = 3;

/** What everybody gave a product; `counts` has a number for each of the stars, `average` one decimal and is null of none. */
export type Rating = {
  readonly reviews: number;
  readonly average: number | null;
  readonly counts: Readonly<Record<Stars, number>>;
};

/** The rating of counted stars. */
export function ratingOf(counts: Readonly<Record<Stars, number>>): Rating {
  const reviews = allStars.reduce((sum, stars) => sum + counts[stars], 0);
  const stars = allStars.reduce((sum, each) => sum + each * counts[each], 0);
  return { reviews, average: averageOf(stars, reviews), counts };
}

/** The average of a sum of stars, to one decimal; null of no reviews. */
export function averageOf(stars: number, reviews: number): number | null {
  return reviews === 0 ? null : Math.round((10 * stars) / reviews) / 10;
}

/** A photograph of a review. */
export type ReviewPhoto = {
  readonly id: Id<'media'>;
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly blur: string;
};

/** A review as everybody sees it: whose name, what she said, what she agreed to have shown, what the page answered. */
export type ReviewView = {
  readonly id: Id<'review'>;
  readonly by: string;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly language: string;
  readonly verified: boolean;
  readonly createdAt: Date;
  readonly photos: readonly ReviewPhoto[];
  /** `outdated` when the review was changed after it. */
  readonly reply: { readonly body: string; readonly at: Date; readonly outdated: boolean } | null;
};

/** The same for who wrote it: with why nobody else sees it, if so. */
export type OwnReview = ReviewView & { readonly hidden: HiddenReason | null };

/** A number of stars, from text or the database; null for what is none. */
export function starsOf(value: unknown): Stars | null {
  return allStars.find((stars) => String(stars) === String(value)) ?? null;
}
