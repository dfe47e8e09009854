'use server';

import { refresh } from 'next/cache';
import { refuse } from '@/lib/kernel/result';
import { hasReceived } from '@/lib/money/orders/review/has-received';
import { formAction } from '@/lib/platform/action';
import { myReview } from '@/lib/shop/reviews/queries';
import { ReviewForm } from '@/lib/shop/reviews/schema';
import { writeReview } from '@/lib/shop/reviews/write-review';

/**
 * The crossing: publishes what somebody says of a product. Money is asked one thing, and only when she ticked that her purchase be
 * shown: whether it reached her. Of its answer the shop ring gets her tick, or nothing at all.
 */
export const publishReview = formAction(
  ReviewForm,
  { who: 'person', limit: 'review-person' },
  async (actor, { badge, ...said }) => {
    const shown = badge && (await myReview(actor, said.product))?.verified;
    if (badge && !shown && !(await hasReceived(actor, said.product))) return refuse('not_received', 'badge');
    const written = await writeReview(actor, said, { verified: badge });
    if (written.ok) refresh();
    return written;
  },
);
