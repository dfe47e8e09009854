import { Field } from '@/app/_ui/field';
import { requestI18n } from '@/lib/platform/request';

type MoneyBackFieldsProps = {
  currency: string;
  hint: string;
  /** What stands in the field, or what it says while nothing does. */
  amount: { defaultValue: string } | { placeholder: string };
};

/** How much is given back, and why: the buyer reads it. */
export async function MoneyBackFields({ currency, hint, amount }: MoneyBackFieldsProps) {
  const { t } = await requestI18n();
  return (
    <>
      <input type="hidden" name="currency" value={currency} />
      <Field
        name="amount"
        label={t('studio.amount')}
        hint={hint}
        {...amount}
        after={currency}
        inputMode="decimal"
        dir="ltr"
        maxLength={20}
        autoComplete="off"
      />
      <Field
        name="reason"
        label={t('studio.reason')}
        hint={t('studio.reason_hint')}
        note={t('common.optional')}
        maxLength={200}
      />
    </>
  );
}
