import type { Metadata } from 'next';
import { RatingSummary } from '@/app/_reviews/rating-summary';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { productPath } from '@/lib/shop/descriptions/model';
import { productRating, reviewsOfProduct } from '@/lib/shop/reviews/queries';
import { reviewsAsked, reviewsQuery } from '@/lib/shop/reviews/schema';
import { leadOn } from '../../../_tiles/lead-on';
import { MoreOfList } from '../../../_tiles/product-grid';
import { decodedSegment } from '../address';
import { readProduct } from '../read-product';
import { Narrow } from './narrow';
import { ReviewList } from './review-list';

type ReviewsProps = {
  params: Promise<{ page: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: ReviewsProps): Promise<Metadata> {
  const [{ page, product: slug }, asked, { t, href }] = await Promise.all([params, searchParams, requestI18n()]);
  const found = await readProduct(page, slug);
  if (!found) return { robots: { index: false } };
  const path = `${productPath(found.seller, found.product.slug)}/reviews`;
  return {
    title: `${t('reviews.title')} · ${found.product.title}`,
    alternates: { canonical: href(path), languages: { en: path, ar: `/ar${path}`, 'x-default': path } },
    // Parts and choices of one list are one page to search engines.
    ...(reviewsQuery(reviewsAsked(asked)) !== '' && { robots: { index: false, follow: true } }),
  };
}

/** Everything people say of a product, narrowed and ordered by plain addresses. */
export default async function Reviews({ params, searchParams }: ReviewsProps) {
  const [{ page, product: slug }, given] = await Promise.all([params, searchParams]);
  const found = await readProduct(page, slug);
  if (!found) return leadOn(decodedSegment(page), decodedSegment(slug), '/reviews');
  const { product, seller } = found;
  const asked = reviewsAsked(given);
  const [actor, { t }] = await Promise.all([currentActor(), requestI18n()]);
  const [rating, { items, next }] = await Promise.all([
    productRating(actor, product.id),
    reviewsOfProduct(actor, product.id, asked),
  ]);
  const path = `${productPath(seller, product.slug)}/reviews`;
  const first = { ...asked, after: null };
  return (
    <div className="page-width max-w-3xl space-y-6 py-6 md:py-10">
      <Link
        href={productPath(seller, product.slug)}
        className="inline-flex min-h-11 items-center gap-2 text-sm hover:underline"
      >
        <ArrowLeftIcon size={18} className="mirror" />
        <bdi lang={product.language}>{product.title}</bdi>
      </Link>
      <h1 className="text-2xl">{t('reviews.title')}</h1>
      <RatingSummary rating={rating} path={path} />
      <LinkButton href={`${productPath(seller, product.slug)}/review`} rel="nofollow" variant="quiet">
        {t('reviews.write')}
      </LinkButton>
      {rating.reviews > 0 && <Narrow asked={first} path={path} />}
      {items.length > 0 ? (
        <ReviewList reviews={items} seller={seller.name} path={path} />
      ) : (
        <p className="py-6 text-muted">
          {rating.reviews === 0
            ? `${t('reviews.none_title')}. ${t('reviews.none_body')}`
            : `${t('reviews.none_fits')}. ${t('reviews.none_fits_body')}`}
        </p>
      )}
      <MoreOfList
        start={asked.after === null ? null : path + reviewsQuery(first)}
        next={next === null ? null : path + reviewsQuery({ ...asked, after: next })}
      />
    </div>
  );
}
