import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { choiceField, lineField, textField, tickField } from '@/lib/shop/ownership/schema';
import { type ReviewOrder, reportReasons, reviewLanguages, reviewOrders, type Stars, starsOf } from './model';

const stars = z.unknown().transform((value, context): Stars => {
  const given = starsOf(value);
  if (given !== null) return given;
  context.addIssue({ code: 'custom', message: 'stars_none', input: value });
  return z.NEVER;
});

/** A review as it shall read from now on. */
export const WriteReview = z.strictObject({
  product: idField('product'),
  stars,
  title: lineField(120, 'optional'),
  body: textField(4_000),
  language: choiceField(reviewLanguages),
});
/** Cleaned words and stars; what it is of is a product that everybody may see, or nothing. */
export type WriteReview = z.infer<typeof WriteReview>;

/** The form of it, with the tick by which a purchase may be shown. */
export const ReviewForm = WriteReview.extend({ badge: tickField }).strict();

/** One's own review, pointed at. */
export const OwnReviewForm = z.strictObject({ review: idField('review') });
/** An id; whose review it is the verb finds out. */
export type OwnReviewForm = z.infer<typeof OwnReviewForm>;

/** A photograph of one's own review, pointed at. */
export const OwnPhotoForm = z.strictObject({ photo: idField('media') });
/** An id; whose photograph it is the verb finds out. */
export type OwnPhotoForm = z.infer<typeof OwnPhotoForm>;

/** What is wrong with a review. */
export const ReportReview = z.strictObject({
  review: idField('review'),
  reason: choiceField(reportReasons),
  note: textField(500),
});
/** A reason of the list and perhaps a few words. */
export type ReportReview = z.infer<typeof ReportReview>;

/** What a page answers; nothing takes the answer back. */
export const ReplyToReview = z.strictObject({
  page: idField('page'),
  review: idField('review'),
  reply: textField(2_000),
});
/** Cleaned words; empty for none. */
export type ReplyToReview = z.infer<typeof ReplyToReview>;

/** Which reviews of a product an address asks for; whatever it says else asks for all, the newest first. */
export type ReviewsAsked = { order: ReviewOrder; stars: Stars | null; photos: boolean; after: string | null };

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads that out of the parameters of an address. */
export function reviewsAsked(given: Parameters): ReviewsAsked {
  const after = given.after;
  return {
    order: reviewOrders.find((order) => order === given.order) ?? 'newest',
    stars: starsOf(given.stars),
    photos: given.photos === '1',
    after: typeof after === 'string' ? after : null,
  };
}

/** The parameters that ask for it, in one order and without what is as usual; empty for the beginning of all. */
export function reviewsQuery({ order, stars, photos, after }: ReviewsAsked): string {
  const said = new URLSearchParams({
    ...(order !== 'newest' && { order }),
    ...(stars !== null && { stars: String(stars) }),
    ...(photos && { photos: '1' }),
    ...(after !== null && { after }),
  }).toString();
  return said === '' ? '' : `?${said}`;
}
