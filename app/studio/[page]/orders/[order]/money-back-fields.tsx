import { Field } from '@/app/_ui/field';
import { requestI18n } from '@/lib/platform/request';

type AmountBackProps = { currency: string; hint?: string; defaultValue?: string };

/** How much is given back. */
export async function AmountBack({ currency, ...field }: AmountBackProps) {
  const { t } = await requestI18n();
  return (
    <Field
      name="amount"
      label={t('studio.amount')}
      {...field}
      after={currency}
      inputMode="decimal"
      dir="ltr"
      maxLength={20}
      autoComplete="off"
    />
  );
}

/** Why it is given back: the buyer reads it. */
export async function ReasonBack() {
  const { t } = await requestI18n();
  return (
    <Field
      name="reason"
      label={t('studio.reason')}
      hint={t('studio.reason_hint')}
      note={t('common.optional')}
      maxLength={200}
    />
  );
}
