import { CheckIcon } from '@/app/_ui/buying-icons';
import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { LinkedText } from '@/app/_ui/linked-text';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { ReviewView } from '@/lib/shop/reviews/model';
import { Stars } from './stars';

type ReviewBodyProps = {
  review: ReviewView;
  /** Who answers. */
  seller: string;
  /** Where the photos are shown large; without it they are. */
  path?: string | null;
};

/** What somebody said of a product, with her photos and the answer. Plain text in her own language and direction. */
export function ReviewBody({ review, seller, path = null }: ReviewBodyProps) {
  const { t, formatDate } = useVoice();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Stars value={review.stars} />
        <span className="sr-only">{t('reviews.stars', { count: review.stars })}</span>
        {review.verified && (
          <Chip tone="done" icon={<CheckIcon size={14} />}>
            {t('reviews.verified')}
          </Chip>
        )}
      </div>
      {review.title && (
        <p dir="auto" lang={review.language} className="wrap-anywhere mt-2 font-semibold">
          {review.title}
        </p>
      )}
      {review.body && (
        <p dir="auto" lang={review.language} className="reading wrap-anywhere mt-1 whitespace-pre-line">
          <LinkedText text={review.body} />
        </p>
      )}
      <p className="mt-1.5 text-muted text-sm">
        <bdi>{review.by}</bdi> · <time dateTime={review.createdAt.toISOString()}>{formatDate(review.createdAt)}</time>
      </p>
      <Photos review={review} path={path} />
      {review.reply && <Reply reply={review.reply} seller={seller} />}
    </>
  );
}

function Photos({ review, path }: { review: ReviewView; path: string | null }) {
  const { t } = useVoice();
  const count = review.photos.length;
  if (count === 0) return null;
  const name = (place: number) => t('reviews.photo_by', { index: place + 1, count, name: review.by });
  return (
    <ul className={path === null ? 'mt-4 grid gap-3' : 'mt-3 flex flex-wrap gap-2'}>
      {review.photos.map((photo, place) => (
        <li key={photo.id} id={photo.id} className={path === null ? 'scroll-mt-24' : 'w-24'}>
          {path === null ? (
            <Photo
              media={{ ...photo, alt: name(place) }}
              shape="natural"
              sizes="(min-width: 768px) 640px, 100vw"
              className="rounded-md"
            />
          ) : (
            <Link href={`${path}#${photo.id}`} className="block overflow-hidden rounded-sm">
              <Photo media={{ ...photo, alt: name(place) }} shape="square" sizes="96px" widths={[96, 192, 320]} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Reply({ reply, seller }: { reply: NonNullable<ReviewView['reply']>; seller: string }) {
  const { t, formatDate } = useVoice();
  return (
    <div className="mt-3 border-line border-s-2 ps-4">
      <p className="text-muted text-sm">
        <bdi>{t('reviews.reply_of', { page: seller })}</bdi> ·{' '}
        <time dateTime={reply.at.toISOString()}>{formatDate(reply.at)}</time>
      </p>
      <p dir="auto" className="reading wrap-anywhere mt-1 whitespace-pre-line text-sm">
        <LinkedText text={reply.body} />
      </p>
      {reply.outdated && <p className="mt-1 text-muted text-sm">{t('reviews.reply_outdated')}</p>}
    </div>
  );
}
