import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Currency } from '@/lib/kernel/money';
import { conversionOf } from '@/lib/money/transfers/conversions/queries';
import { marginOf, rateText } from '@/lib/money/transfers/model';
import type { TransferView } from '@/lib/money/transfers/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { accept, offer } from '../actions';

type OtherCurrencyProps = { actor: PersonActor; view: TransferView; own: Currency };

/** It was sent in another currency than that of her account: what it comes to there, for her to take, or another account, or nothing. */
export async function OtherCurrency({ actor, view, own }: OtherCurrencyProps) {
  const [promise, { t, formatMoney, formatDate, formatPercent }] = await Promise.all([
    conversionOf(actor, view.id),
    requestI18n(),
  ]);
  const sent = view.promised;
  const isOpen = promise !== null && promise.arrives.currency === own;
  const rows: readonly (readonly [label: string, value: ReactNode, note?: string])[] = isOpen
    ? [
        [t('transfers.convert_sent'), formatMoney(sent)],
        [
          t('transfers.rate'),
          <bdi key="rate" dir="ltr">
            {t('transfers.rate_value', { from: sent.currency, to: own, rate: rateText(promise.rate) })}
          </bdi>,
          t('transfers.rate_source', { day: formatDate(new Date(`${promise.source}T00:00:00Z`), 'date') }),
        ],
        [
          t('transfers.margin'),
          t('transfers.margin_value', {
            percent: formatPercent(promise.marginBasisPoints),
            amount: formatMoney(marginOf({ send: sent, marginBasisPoints: promise.marginBasisPoints })),
          }),
        ],
        [t('transfers.convert_arrives'), formatMoney(promise.arrives)],
      ]
    : [];
  return (
    <div className="space-y-4">
      <Notice>{t('transfers.waits_account_other', { currency: sent.currency, own })}</Notice>
      {isOpen ? (
        <Card className="space-y-4">
          <dl className="divide-y divide-line">
            {rows.map(([label, value, note]) => (
              <div key={label} className="flex items-baseline justify-between gap-4 py-3">
                <dt className="wrap-anywhere min-w-0 text-muted">
                  {label}
                  {note && <span className="block text-sm">{note}</span>}
                </dt>
                <dd className="text-end font-medium tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
          <p className="text-muted text-sm">
            {t('transfers.stands_until', { time: formatDate(promise.expiresAt, 'clock') })}
          </p>
          <Form action={accept} messages={errorMessages(t, ['quote_ended', 'too_late'])}>
            <input type="hidden" name="transferId" value={view.id} />
            <input type="hidden" name="minor" value={promise.arrives.amount.toString()} />
            <input type="hidden" name="currency" value={promise.arrives.currency} />
            <SubmitButton size="large" wide>
              {t('transfers.convert_accept', { amount: formatMoney(promise.arrives) })}
            </SubmitButton>
          </Form>
        </Card>
      ) : (
        <Form action={offer} messages={errorMessages(t, ['no_rate', 'too_little', 'recipient_unready'])}>
          <input type="hidden" name="transferId" value={view.id} />
          <SubmitButton size="large" wide>
            {t('transfers.convert_offer', { own })}
          </SubmitButton>
        </Form>
      )}
      <LinkButton href="/transfers/receive" variant="quiet" wide>
        {t('transfers.convert_other_account')}
      </LinkButton>
    </div>
  );
}
