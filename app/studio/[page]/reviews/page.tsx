import { EmptyState } from '@/app/_ui/empty-state';
import { StarIcon } from '@/app/_ui/icons';
import { Tabs } from '@/app/_ui/tabs';
import { MoreOfList } from '@/app/(shop)/_tiles/product-grid';
import { requestI18n } from '@/lib/platform/request';
import { reviewsForPage } from '@/lib/shop/reviews/desk/queries';
import { type ReviewsForPage, reviewsForPageAsked, reviewsForPageQuery } from '@/lib/shop/reviews/desk/schema';
import { allStars } from '@/lib/shop/reviews/model';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { ReviewRow } from './review-row';

export const generateMetadata = titled('reviews.title');

/** What people say of the page's products, newest first: read by who sees the catalogue, answered by who speaks for the page. */
export default async function StudioReviews({ params, searchParams }: StudioPageProps) {
  const [{ page: handle }, given, { t }] = await Promise.all([params, searchParams, requestI18n()]);
  const { actor, page } = await loadPage(handle, 'see_catalog');
  const asked = reviewsForPageAsked(given);
  const { items, next } = await reviewsForPage(actor, page.id, asked);
  const path = `/studio/${page.handle}/reviews`;
  const to = (change: Partial<ReviewsForPage>) => path + reviewsForPageQuery({ ...asked, after: null, ...change });
  const all = asked.show === 'all' && asked.stars === null;
  return (
    <div className="max-w-3xl space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl md:text-2xl">{t('reviews.title')}</h1>
        <p className="text-muted">{t('reviews.studio_lead')}</p>
      </header>
      <Tabs
        label={t('reviews.filter')}
        tabs={[
          { href: to({ show: 'all', stars: null }), label: t('reviews.all'), current: all },
          {
            href: to({ show: asked.show === 'unanswered' ? 'all' : 'unanswered' }),
            label: t('reviews.studio_unanswered'),
            current: asked.show === 'unanswered',
          },
          ...allStars.map((stars) => ({
            href: to({ stars: asked.stars === stars ? null : stars }),
            label: t('reviews.stars', { count: stars }),
            current: asked.stars === stars,
          })),
        ]}
      />
      {items.length === 0 ? (
        <EmptyState picture={<StarIcon size={36} />} title={all ? t('reviews.studio_none') : t('reviews.none_fits')}>
          {all ? t('reviews.studio_none_body') : t('reviews.none_fits_body')}
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {items.map(({ review, product }) => (
            <ReviewRow key={review.id} review={review} product={product} page={page} />
          ))}
        </ul>
      )}
      <MoreOfList start={asked.after === null ? null : to({})} next={next && to({ after: next })} />
    </div>
  );
}
