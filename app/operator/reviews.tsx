import { ProductTitle } from '@/app/_reviews/product-title';
import { ReviewBody } from '@/app/_reviews/review-body';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type JudgedReview, reviewsToJudge } from '@/lib/shop/reviews/desk/queries';
import { reportReasons } from '@/lib/shop/reviews/model';
import { judgeReviewHere } from './actions';

/** Reviews that were reported, and those that are hidden: what was said, what is wrong with it, and the decision. */
export async function Reviews({ actor }: { actor: PersonActor }) {
  const [judged, { t }] = await Promise.all([reviewsToJudge(actor), requestI18n()]);
  return (
    <Section title={t('reviews.judge_title')}>
      {judged.length === 0 ? (
        <Card className="text-muted text-sm">{t('reviews.judge_none')}</Card>
      ) : (
        <RowList>
          {judged.map((one) => (
            <Judged key={one.review.id} one={one} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

async function Judged({ one: { review, product, reports } }: { one: JudgedReview }) {
  const { t } = await requestI18n();
  return (
    <li className="space-y-3 px-4 py-4 sm:px-6">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <ProductTitle product={product} className="font-medium" />
        {reports.length > 0 && <Chip tone="due">{t('reviews.judge_reported', { count: reports.length })}</Chip>}
        {review.hidden && (
          <Chip tone="danger">{t('reviews.judge_hidden', { reason: t(`reviews.reason_${review.hidden}`) })}</Chip>
        )}
      </p>
      <div>
        <ReviewBody review={review} seller={product.seller} />
      </div>
      <ul className="space-y-1 text-sm">
        {reports.map(({ reason, note }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the very same
          <li key={place} className="text-muted">
            {t(`reviews.reason_${reason}`)}
            {note && (
              <>
                : <bdi>{note}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <Verdicts review={review} reported={reports[0]?.reason} />
    </li>
  );
}

async function Verdicts({ review, reported }: { review: JudgedReview['review']; reported: string | undefined }) {
  const { t } = await requestI18n();
  const messages = errorMessages(t);
  if (review.hidden) {
    return (
      <Form action={judgeReviewHere} messages={messages}>
        <input type="hidden" name="review" value={review.id} />
        <SubmitButton name="verdict" value="restore" variant="quiet" size="small">
          {t('reviews.judge_restore')}
        </SubmitButton>
      </Form>
    );
  }
  return (
    <Form action={judgeReviewHere} messages={messages} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="review" value={review.id} />
      <Select name="reason" label={t('reviews.judge_reason')} {...(reported && { defaultValue: reported })}>
        {reportReasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reviews.reason_${reason}`)}
          </option>
        ))}
      </Select>
      <SubmitButton name="verdict" value="hide" variant="danger">
        {t('reviews.judge_hide')}
      </SubmitButton>
      <SubmitButton name="verdict" value="keep" variant="quiet">
        {t('reviews.judge_keep')}
      </SubmitButton>
    </Form>
  );
}
