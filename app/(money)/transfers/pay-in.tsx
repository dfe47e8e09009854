import { RadioCards } from '@/app/_ui/choice';
import type { PartPromise } from '@/lib/money/parts/quotes/queries';
import { rateText } from '@/lib/money/transfers/model';
import type { Voice } from '@/lib/platform/voice';

/** In which currency a share is paid: the order's, or one's own at what is promised. Both amounts stand there, and nothing speaks for either. */
export function PayIn({ promise, voice }: { promise: PartPromise; voice: Voice }) {
  const { t, formatMoney, formatDate } = voice;
  const { share, charged } = promise;
  return (
    <>
      <input type="hidden" name="quoteId" value={promise.id} />
      <input type="hidden" name="ownMinor" value={charged.amount.toString()} />
      <input type="hidden" name="ownCurrency" value={charged.currency} />
      <RadioCards
        name="payIn"
        legend={t('parts.pay_in')}
        defaultValue="order"
        choices={[
          {
            value: 'order',
            label: t('parts.pay_in_amount', { currency: share.currency, amount: formatMoney(share) }),
            hint: t('parts.pay_in_order_hint'),
          },
          {
            value: 'own',
            label: t('parts.pay_in_amount', { currency: charged.currency, amount: formatMoney(charged) }),
            hint: t('parts.pay_in_own_hint', {
              ...promiseWords(promise, voice),
              time: formatDate(promise.expiresAt, 'clock'),
            }),
          },
        ]}
      />
    </>
  );
}

/** At which rate and with what margin something was promised. */
export function promiseWords(
  { share, charged, rate, margin, marginBasisPoints, source }: PartPromise,
  { formatMoney, formatDate, formatPercent }: Voice,
) {
  return {
    ...{ from: share.currency, to: charged.currency, rate: rateText(rate) },
    day: formatDate(new Date(`${source}T00:00:00Z`), 'date'),
    ...{ percent: formatPercent(marginBasisPoints), margin: formatMoney(margin) },
  };
}
