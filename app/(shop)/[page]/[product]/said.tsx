import { RatingSummary } from '@/app/_reviews/rating-summary';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import { useVoice } from '@/lib/platform/request';
import type { ProductView } from '@/lib/shop/catalog/model';
import { productPath } from '@/lib/shop/descriptions/model';
import type { PageView } from '@/lib/shop/pages/queries';
import type { Rating, ReviewView } from '@/lib/shop/reviews/model';
import { ReviewList } from './reviews/review-list';

type SaidProps = {
  product: ProductView;
  seller: PageView;
  rating: Rating;
  latest: readonly ReviewView[];
};

/** What people say of a product: how it is rated, the latest few, and the way to all of them and to one's own. */
export function Said({ product, seller, rating, latest }: SaidProps) {
  const { t } = useVoice();
  const path = productPath(seller, product.slug);
  const more = rating.reviews > latest.length ? { href: `${path}/reviews`, label: t('reviews.see_all') } : null;
  return (
    <div id="reviews" className="scroll-mt-24 px-4 md:px-0">
      <Section title={t('reviews.title')} {...(more && { more })}>
        {rating.reviews === 0 ? (
          <p className="text-muted">
            {t('reviews.none_title')}. {t('reviews.none_body')}
          </p>
        ) : (
          <RatingSummary rating={rating} path={`${path}/reviews`} />
        )}
        <ReviewList reviews={latest} seller={seller.name} path={`${path}/reviews`} />
        <LinkButton href={`${path}/review`} rel="nofollow" variant="quiet">
          {t('reviews.write')}
        </LinkButton>
      </Section>
    </div>
  );
}
