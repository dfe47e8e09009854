import { Tabs } from '@/app/_ui/tabs';
import { useVoice } from '@/lib/platform/request';
import { allStars, reviewOrders } from '@/lib/shop/reviews/model';
import { type ReviewsAsked, reviewsQuery } from '@/lib/shop/reviews/schema';

/** Which reviews, and in which order: links, so that each choice has an address. */
export function Narrow({ asked, path }: { asked: ReviewsAsked; path: string }) {
  const { t } = useVoice();
  const to = (change: Partial<ReviewsAsked>) => path + reviewsQuery({ ...asked, ...change });
  return (
    <div className="space-y-1">
      <Tabs
        label={t('reviews.filter')}
        tabs={[
          {
            href: to({ stars: null, photos: false }),
            label: t('reviews.all'),
            current: asked.stars === null && !asked.photos,
          },
          { href: to({ photos: !asked.photos }), label: t('reviews.with_photos'), current: asked.photos },
          ...allStars.map((stars) => ({
            href: to({ stars: asked.stars === stars ? null : stars }),
            label: t('reviews.stars', { count: stars }),
            current: asked.stars === stars,
          })),
        ]}
      />
      <Tabs
        label={t('reviews.order')}
        tabs={reviewOrders.map((order) => ({
          href: to({ order }),
          label: t(`reviews.${order}`),
          current: asked.order === order,
        }))}
      />
    </div>
  );
}
