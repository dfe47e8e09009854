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
      <h3 className="font-medium">{t('centre.signal_money_title')}</h3>
      <RowList>
        {noShows && (
          <SignalRow
            what={t('centre.signal_no_show', { count: noShows.count, shown: formatNumber(noShows.count) })}
            since={noShows.since}
            follows={t('centre.signal_no_show_follows')}
            object={t('centre.signal_no_show_object')}
            href="/wallet/record"
          />
        )}
        {unknownDevice && (
          <SignalRow
            what={t('centre.signal_device')}
            since={null}
            follows={t('centre.signal_device_follows')}
            object={t('centre.signal_device_object')}
          />
        )}
        {asked.map(({ amount, reasons, since, until }) => (
          <SignalRow
            key={since.toISOString()}
            what={t('centre.signal_asked', { amount: formatMoney(amount) })}
            since={since}
            until={until}
            follows={reasons.map((reason) => t(`limits.reason_${reason}`)).join(' ')}
            object={t('centre.signal_asked_object')}
            href="/wallet/limits"
          />
        ))}
        {held.map(({ page, handle, reason, amount, since, until }) => (
          <SignalRow
            key={`${handle} ${reason} ${amount.currency}`}
            what={t.rich('centre.signal_held', {
              page,
              amount: formatMoney(amount),
              shop: (name) => <bdi key="shop">{name}</bdi>,
            })}
            since={since}
            until={until}
            follows={t(`payouts.hold_${reason}`)}
            object={t(reason === 'decided' ? 'centre.signal_flag_object' : 'centre.signal_held_object')}
            href={reason === 'decided' ? '/decisions' : `/studio/${handle}/payouts`}
          />
        ))}
        {limited.map(({ page, handle, since }) => (
          <SignalRow
            key={handle}
            what={t.rich('centre.signal_limited', { page, shop: (name) => <bdi key="shop">{name}</bdi> })}
            since={since}
            follows={t('centre.signal_limited_follows')}
            object={t('centre.signal_limited_object')}
            href={`/studio/${handle}/payouts`}
          />
        ))}
      </RowList>
    </>
  );
}
