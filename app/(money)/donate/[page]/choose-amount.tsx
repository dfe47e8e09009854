import type { z } from 'zod';
import { Button } from '@/app/_ui/button';
import { RadioCards } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { leastDonation, offeredAmounts, rhythms } from '@/lib/money/donations/model';
import type { GiveQuery } from '@/lib/money/donations/schema';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';

type ChooseProps = {
  charity: CharityView;
  asked: z.output<typeof GiveQuery>;
  signedIn: boolean;
  /** Something was chosen, and it is not enough to go on. */
  isWrong: boolean;
};

/** How much and how often: a plain form that leads on by its address, with nothing chosen. */
export async function ChooseAmount({ charity, asked, signedIn, isWrong }: ChooseProps) {
  const { t, href, formatMoney } = await requestI18n();
  const { currency, handle } = charity;
  if (!signedIn)
    return (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(`/donate/${handle}`)}`} wide>
        {t('donations.sign_in')}
      </LinkButton>
    );
  return (
    <form action={href(`/donate/${handle}`)} className="space-y-5">
      {isWrong && (
        <Notice tone="danger">{t('donations.choose_both', { least: formatMoney(leastDonation(currency)) })}</Notice>
      )}
      <RadioCards
        name="choice"
        legend={t('donations.amount')}
        columns={2}
        {...(asked.choice && { defaultValue: asked.choice })}
        choices={offeredAmounts(currency).map((one) => ({ value: one.amount.toString(), label: formatMoney(one) }))}
      />
      <Field
        name="amount"
        label={t('donations.own_amount', { currency })}
        defaultValue={asked.amount}
        inputMode="decimal"
        dir="ltr"
        autoComplete="off"
      />
      <RadioCards
        name="rhythm"
        legend={t('donations.rhythm')}
        {...(asked.rhythm && { defaultValue: asked.rhythm })}
        choices={rhythms.map((one) => ({
          value: one,
          label: t(`donations.${one}`),
          hint: one === 'monthly' ? t('donations.monthly_hint') : undefined,
        }))}
      />
      <Button type="submit" size="large" wide>
        {t('donations.go_on')}
      </Button>
    </form>
  );
}
