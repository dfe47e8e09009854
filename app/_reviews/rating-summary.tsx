import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';
import { allStars, type Rating } from '@/lib/shop/reviews/model';
import { Stars } from './stars';

/** The average in words and stars, and how many gave which: each a link to those. Lengths stand beside their numbers. */
export function RatingSummary({ rating, path }: { rating: Rating; path: string }) {
  const { t, formatNumber } = useVoice();
  if (rating.average === null) return null;
  const most = Math.max(...allStars.map((stars) => rating.counts[stars]));
  return (
    <div className="grid items-center gap-x-8 gap-y-4 sm:grid-cols-[auto_minmax(0,24rem)]">
      <div>
        <p className="font-semibold text-2xl">
          <bdi>{t('reviews.out_of', { average: formatNumber(rating.average) })}</bdi>
        </p>
        <Stars value={rating.average} size={20} className="mt-1" />
        <p className="mt-1 text-muted text-sm">{t('reviews.count', { count: rating.reviews })}</p>
      </div>
      <ul aria-label={t('reviews.histogram')}>
        {allStars.map((stars) => {
          const count = rating.counts[stars];
          return (
            <li key={stars}>
              <Link href={`${path}?stars=${stars}`} className="block text-sm tabular-nums hover:underline">
                <span className="sr-only">{t('reviews.share', { stars, count })}</span>
                <span aria-hidden="true" className="flex min-h-8 items-center gap-3">
                  <Stars value={stars} size={14} />
                  <Share of={count} most={most} />
                  <span className="w-8 text-end">{formatNumber(count)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** As long as its part of the largest; a line of its own where there is none. */
function Share({ of, most }: { of: number; most: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="mirror h-2 min-w-0 flex-1">
      <rect width="100" height="8" className="fill-sunken" />
      <rect width={Math.round((100 * of) / most)} height="8" className="fill-ink" />
    </svg>
  );
}
