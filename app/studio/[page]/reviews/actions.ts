'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { replyToReview } from '@/lib/shop/reviews/reply-to-review';
import { ReplyToReview } from '@/lib/shop/reviews/schema';
import { owner } from '../../owner';

/** Answers a review, changes the answer or takes it back. */
export const answerReview = formAction(ReplyToReview, owner, async (actor, input) => {
  const answered = await replyToReview(actor, input);
  if (answered.ok) refresh();
  return answered;
});
