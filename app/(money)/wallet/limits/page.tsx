import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { UserIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { type Currency, currencies, money } from '@/lib/kernel/money';
import { myLimits, mySpending } from '@/lib/money/limits/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { keepLimits } from './actions';
import { limitFields, readLimitsAddress, typedLimit } from './limits-address';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('limits.title'), robots: { index: false } };
}

type LimitsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What one tap may take before it asks: for one payment, a day and a month, currency by currency. */
export default async function LimitsPage({ searchParams }: LimitsProps) {
  const actor = await requirePerson('/wallet/limits');
  const [asked, all, voice] = await Promise.all([searchParams.then(readLimitsAddress), myLimits(actor), requestI18n()]);
  const { t, formatMoney } = voice;
  const currency: Currency = asked.currency ?? all[0]?.currency ?? 'USD';
  const limits = all.find((one) => one.currency === currency) ?? null;
  const spent = await mySpending(actor, currency);
  const shown = (amount: bigint) => formatMoney(money(amount, currency));
  const labels = { perPayment: t('limits.per_payment'), perDay: t('limits.per_day'), perMonth: t('limits.per_month') };
  const hints = {
    perPayment: t('limits.hint'),
    perDay: t('limits.day_used', { amount: shown(spent.day) }),
    perMonth: t('limits.month_used', { amount: shown(spent.month) }),
  };
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('limits.title')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('limits.lead')}</p>
      {all.length > 0 && limits === null && <Notice>{t('limits.other_currency')}</Notice>}
      <CurrencyChoice currency={currency} label={t('limits.currency')} show={t('limits.show')} />
      <Form
        key={currency}
        action={keepLimits}
        messages={errorMessages(t, ['bad_amount'])}
        done={<Notice tone="done">{t('limits.saved')}</Notice>}
      >
        <input type="hidden" name="currency" value={currency} />
        {limitFields.map((name) => (
          <Field
            key={name}
            name={name}
            label={labels[name]}
            hint={hints[name]}
            inputMode="decimal"
            dir="ltr"
            after={currency}
            defaultValue={asked.typed(name) ?? typedLimit(limits, name)}
          />
        ))}
        <p className="text-muted text-sm">{t('limits.prove_note')}</p>
        <SubmitButton size="large" wide>
          {t('limits.save')}
        </SubmitButton>
      </Form>
      <LinkButton href="/wallet/guardian" variant="quiet" wide>
        <UserIcon />
        {t('guardian.in_wallet')}
      </LinkButton>
    </div>
  );
}

/** A form of its own, so that what is typed below belongs to one currency. */
function CurrencyChoice({ currency, label, show }: { currency: Currency; label: string; show: string }) {
  return (
    <form action="" className="flex items-end gap-3">
      <Select name="currency" label={label} defaultValue={currency} className="flex-1">
        {currencies.map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="quiet">
        {show}
      </Button>
    </form>
  );
}
