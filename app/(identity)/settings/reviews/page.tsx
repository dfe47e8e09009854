import type { Metadata } from 'next';
import { ProductTitle } from '@/app/_reviews/product-title';
import { ReviewBody } from '@/app/_reviews/review-body';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { StarIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { remove, unshowPurchase } from '@/app/(shop)/[page]/[product]/review/actions';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { OwnReview } from '@/lib/shop/reviews/model';
import { myReviews, type ReviewedProduct } from '@/lib/shop/reviews/queries';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('reviews.mine_title'), robots: { index: false } };
}

/** Everything one has said of products, whatever became of it, to change it or take it away. */
export default async function MyReviews() {
  const actor = await requirePerson('/settings/reviews');
  const [mine, { t }] = await Promise.all([myReviews(actor), requestI18n()]);
  return (
    <div className="page-width max-w-2xl space-y-6 py-8 md:py-12">
      <h1 className="text-2xl">{t('reviews.mine_title')}</h1>
      {mine.length === 0 ? (
        <EmptyState picture={<StarIcon size={36} />} title={t('reviews.mine_none')}>
          {t('reviews.mine_none_body')}
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {mine.map(({ review, product }) => (
            <li key={review.id}>
              <Mine review={review} product={product} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function Mine({ review, product }: { review: OwnReview; product: ReviewedProduct }) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-3">
      <h2 className="text-base">
        <ProductTitle product={product} />
      </h2>
      {review.hidden && (
        <p className="font-medium text-brick text-sm">
          {t('reviews.hidden_title')}. {t('reviews.hidden_why', { reason: t(`reviews.reason_${review.hidden}`) })}
        </p>
      )}
      {product.path === null && <p className="text-muted text-sm">{t('reviews.not_shown')}</p>}
      <article aria-label={product.title}>
        <ReviewBody review={review} seller={product.seller} />
      </article>
      <div className="flex flex-wrap gap-2">
        {product.path && (
          <LinkButton href={`${product.path}/review`} variant="quiet" size="small">
            {t('reviews.change')}
          </LinkButton>
        )}
        {review.verified && (
          <Form action={unshowPurchase} messages={errorMessages(t)} className="contents">
            <input type="hidden" name="review" value={review.id} />
            <SubmitButton variant="quiet" size="small">
              {t('reviews.badge_back')}
            </SubmitButton>
          </Form>
        )}
        <Form action={remove} messages={errorMessages(t)} className="contents">
          <input type="hidden" name="review" value={review.id} />
          <SubmitButton variant="danger" size="small">
            {t('reviews.delete')}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  );
}
