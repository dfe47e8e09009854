import { ReviewBody } from '@/app/_reviews/review-body';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';
import type { ReviewView } from '@/lib/shop/reviews/model';

type ReviewListProps = {
  reviews: readonly ReviewView[];
  seller: string;
  /** Where all of them are, without language prefix; each has its own address below. */
  path: string;
};

/** Reviews one below the other. */
export function ReviewList({ reviews, seller, path }: ReviewListProps) {
  const { t } = useVoice();
  if (reviews.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {reviews.map((review) => (
        <li key={review.id} className="py-5">
          <article aria-label={t('reviews.one_by', { name: review.by })}>
            <ReviewBody review={review} seller={seller} path={`${path}/${review.id}`} />
            <Link
              href={`${path}/${review.id}#report`}
              rel="nofollow"
              aria-label={`${t('reviews.report')}: ${t('reviews.one_by', { name: review.by })}`}
              className="mt-1 inline-flex min-h-11 items-center text-muted text-sm hover:underline"
            >
              {t('reviews.report')}
            </Link>
          </article>
        </li>
      ))}
    </ul>
  );
}
