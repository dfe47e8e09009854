import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { turnSeconds } from '@/lib/money/openings/model';
import { errorMessages, intlTag } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { isComing, type OpeningView } from '@/lib/shop/openings/model';
import { MomentField } from '../../../moment-field';
import { setTheOpening } from './actions';

type OpeningFormProps = { page: string; product: string; opening: OpeningView | null };

/** The moment, the cap and the line of a product's opening. */
export async function OpeningForm({ page, product, opening }: OpeningFormProps) {
  const { t, locale, formatDate } = await requestI18n();
  const opened = opening !== null && !isComing(opening, new Date());
  return (
    <Form
      action={setTheOpening}
      messages={errorMessages(t, [
        ...(['required', 'moment', 'opens_past', 'opens_far', 'cap_needed', 'line_closed'] as const),
        ...(['whole_number', 'out_of_range'] as const),
      ])}
      done={t('openings.saved')}
    >
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="product" value={product} />
      {opened && (
        <p className="text-sm">{t('openings.opened_at', { moment: `${formatDate(opening.opensAt, 'moment')} UTC` })}</p>
      )}
      <MomentField
        name="opensAt"
        at={opened ? null : (opening?.opensAt ?? null)}
        words={{
          label: t('openings.opens_at'),
          optional: opened ? t('common.optional') : '',
          hint: t('openings.opens_at_hint'),
          hintUtc: t('openings.opens_at_hint_utc'),
          tag: intlTag(locale),
        }}
      />
      <Field
        name="perPerson"
        label={t('openings.per_person')}
        note={t('common.optional')}
        hint={t('openings.per_person_hint')}
        defaultValue={opening?.perPerson ?? ''}
        inputMode="numeric"
        dir="ltr"
        maxLength={2}
        className="max-w-sm"
      />
      <Checkbox
        name="queued"
        label={t('openings.queued')}
        hint={t('openings.queued_hint', { minutes: turnSeconds / 60 })}
        defaultChecked={opening?.queued ?? false}
      />
      {opening?.queued && (
        <p>
          <Link href={`/checkout/draw/${opening.id}`} className="inline-flex min-h-11 items-center text-sm underline">
            {t('openings.draw_checked')}
          </Link>
        </p>
      )}
      <SubmitButton>{t('openings.save')}</SubmitButton>
    </Form>
  );
}
