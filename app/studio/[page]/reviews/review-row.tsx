import { ReviewBody } from '@/app/_reviews/review-body';
import { Card } from '@/app/_ui/card';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { ReviewOf } from '@/lib/shop/reviews/desk/queries';
import type { ReviewView } from '@/lib/shop/reviews/model';
import { May } from '../may';
import { answerReview } from './actions';

type ReviewRowProps = { review: ReviewView; product: ReviewOf; page: PageSettings };

/** A review, the product it is of, and the answer: behind a fold, for most are read and not answered. */
export async function ReviewRow({ review, product, page }: ReviewRowProps) {
  const { t } = await requestI18n();
  const own = product.path && `${product.path}/reviews/${review.id}`;
  const title = <bdi lang={product.language}>{product.title}</bdi>;
  return (
    <li>
      <Card>
        <article aria-label={t('reviews.one_by', { name: review.by })}>
          <h2 className="mb-2 text-base">
            {product.path ? (
              <Link href={product.path} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </h2>
          <ReviewBody review={review} seller={page.name} {...(own && { path: own })} />
        </article>
        <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-2">
          <May
            page={page}
            do="change_page"
            otherwise={<p className="text-muted text-sm">{t('reviews.answer_not_yours')}</p>}
          >
            <Answer review={review} page={page} />
          </May>
          {own && (
            <Link
              href={`${own}#report`}
              aria-label={`${t('reviews.report')}: ${t('reviews.one_by', { name: review.by })}`}
              className="inline-flex min-h-11 items-center text-muted text-sm hover:underline"
            >
              {t('reviews.report')}
            </Link>
          )}
        </div>
      </Card>
    </li>
  );
}

async function Answer({ review, page }: { review: ReviewView; page: PageSettings }) {
  const { t } = await requestI18n();
  const label = review.reply ? t('reviews.answer_change') : t('reviews.answer');
  return (
    <details className="min-w-0 flex-1">
      <summary
        aria-label={`${label}: ${t('reviews.one_by', { name: review.by })}`}
        className="inline-flex min-h-11 cursor-pointer items-center font-medium text-sm underline-offset-4 hover:underline"
      >
        {label}
      </summary>
      <Form
        action={answerReview}
        messages={errorMessages(t)}
        done={t('reviews.answer_saved')}
        className="space-y-3 pt-2"
      >
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="review" value={review.id} />
        <TextArea
          name="reply"
          label={t('reviews.answer_label')}
          hint={t('reviews.answer_hint')}
          defaultValue={review.reply?.body}
          maxLength={2000}
          rows={3}
          dir="auto"
        />
        <SubmitButton>{t('reviews.answer_send')}</SubmitButton>
      </Form>
    </details>
  );
}
