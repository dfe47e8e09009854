import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';
import type { Rating } from '@/lib/shop/reviews/model';
import { Stars } from './stars';

/** A product's rating in a line that leads to what was said; nothing while nobody has said anything. */
export function RatingLine({ rating, href }: { rating: Rating; href: string }) {
  const { t, formatNumber } = useVoice();
  const { average, reviews } = rating;
  if (average === null) return null;
  return (
    <Link href={href} className="inline-flex min-h-11 items-center gap-2 text-sm hover:underline">
      <span className="sr-only">{t('reviews.rated', { average: formatNumber(average), count: reviews })}</span>
      <span aria-hidden="true" className="inline-flex items-center gap-2">
        <Stars value={average} />
        <span className="font-medium tabular-nums">{formatNumber(average)}</span>
        <span className="text-muted">{t('reviews.count', { count: reviews })}</span>
      </span>
    </Link>
  );
}
