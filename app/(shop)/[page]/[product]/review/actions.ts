'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { deleteReview } from '@/lib/shop/reviews/delete-review';
import { removeReviewPhoto } from '@/lib/shop/reviews/remove-review-photo';
import { reportReview } from '@/lib/shop/reviews/report-review';
import { OwnPhotoForm, OwnReviewForm, ReportReview } from '@/lib/shop/reviews/schema';
import { takeBadgeBack } from '@/lib/shop/reviews/take-badge-back';

const reviewer = { who: 'person', limit: 'review-person' } as const;

/** Takes one's own review away. */
export const remove = formAction(OwnReviewForm, reviewer, async (actor, input) => {
  const removed = await deleteReview(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** No longer shows that one bought it. */
export const unshowPurchase = formAction(OwnReviewForm, reviewer, async (actor, input) => {
  const taken = await takeBadgeBack(actor, input);
  if (taken.ok) refresh();
  return taken;
});

/** Takes a photo off one's own review. */
export const removePhoto = formAction(OwnPhotoForm, reviewer, async (actor, input) => {
  const removed = await removeReviewPhoto(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** Tells operators what is wrong with somebody's review. */
export const report = formAction(ReportReview, reviewer, reportReview);
