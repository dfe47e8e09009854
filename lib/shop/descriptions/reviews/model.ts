/**
 * What machines read of reviews. Invariant: only what the page itself shows, of reviews that everybody sees; of none, nothing.
 */
import type { Rating, ReviewView } from '@/lib/shop/reviews/model';

type Data = Record<string, unknown>;

/** `AggregateRating` of a product and the reviews its page shows, to stand in its `Product` or `ProductGroup`; nothing while there are none. */
export function describeReviews(rating: Rating, shown: readonly ReviewView[]): Data {
  if (rating.average === null) return {};
  return {
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: rating.average,
      reviewCount: rating.reviews,
      bestRating: 5,
      worstRating: 1,
    },
    ...(shown.length > 0 && { review: shown.map(describeReview) }),
  };
}

function describeReview(review: ReviewView): Data {
  return {
    '@type': 'Review',
    author: { '@type': 'Person', name: review.by },
    datePublished: review.createdAt.toISOString().slice(0, 10),
    inLanguage: review.language,
    reviewRating: { '@type': 'Rating', ratingValue: review.stars, bestRating: 5, worstRating: 1 },
    ...(review.title && { name: review.title }),
    ...(review.body && { reviewBody: review.body }),
  };
}
