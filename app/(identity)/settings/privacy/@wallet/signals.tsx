import { RowList } from '@/app/_ui/row-list';
import { SignalRow } from '@/app/(identity)/_account/signal-row';
import type { PersonActor } from '@/lib/identity/actor/model';
import { moneySignals } from '@/lib/money/signals/queries';
import { requestI18n } from '@/lib/platform/request';

/** What is noted of her payments and of her pages' money, with what follows and how to object. */
export async function MoneySignals({ actor }: { actor: PersonActor }) {
  const [noted, { t, formatMoney, formatNumber }] = await Promise.all([moneySignals(actor), requestI18n()]);
  const { unknownDevice, noShows, asked, held, limited } = noted;
  if (!unknownDevice && !noShows && asked.length + held.length + limited.length === 0) return null;
  return (
    <>
      <h3 className="font-medium">{t('signals.money_title')}</h3>
      <RowList>
        {noShows && (
          <SignalRow
            what={t('signals.no_show', { count: noShows.count, shown: formatNumber(noShows.count) })}
            since={noShows.since}
            follows={t('signals.no_show_follows')}
            object={t('signals.no_show_object')}
            href="/wallet/record"
          />
        )}
        {unknownDevice && (
          <SignalRow
            what={t('signals.device')}
            since={null}
            follows={t('signals.device_follows')}
            object={t('signals.device_object')}
          />
        )}
        {asked.map(({ amount, reasons, since, until }) => (
          <SignalRow
            key={since.toISOString()}
            what={t('signals.asked', { amount: formatMoney(amount) })}
            since={since}
            until={until}
            follows={reasons.map((reason) => t(`limits.reason_${reason}`)).join(' ')}
            object={t('signals.asked_object')}
            href="/wallet/limits"
          />
        ))}
        {held.map(({ page, handle, reason, amount, since, until }) => (
          <SignalRow
            key={`${handle} ${reason} ${amount.currency}`}
            what={t.rich('signals.held', {
              page,
              amount: formatMoney(amount),
              shop: (name) => <bdi key="shop">{name}</bdi>,
            })}
            since={since}
            until={until}
            follows={t(`payouts.hold_${reason}`)}
            object={t(reason === 'decided' ? 'signals.flag_object' : 'signals.held_object')}
            href={reason === 'decided' ? '/decisions' : `/studio/${handle}/payouts`}
          />
        ))}
        {limited.map(({ page, handle, since }) => (
          <SignalRow
            key={handle}
            what={t.rich('signals.limited', { page, shop: (name) => <bdi key="shop">{name}</bdi> })}
            since={since}
            follows={t('signals.limited_follows')}
            object={t('signals.limited_object')}
            href={`/studio/${handle}/payouts`}
          />
        ))}
      </RowList>
    </>
  );
}
