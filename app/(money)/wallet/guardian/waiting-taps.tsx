import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import type { TapForGuardian } from '@/lib/money/guardian/model';
import { requestI18n } from '@/lib/platform/request';

/** What waits for his approval, the oldest first. */
export async function WaitingTaps({ taps }: { taps: readonly TapForGuardian[] }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('guardian.waiting_title')}</h2>
      {taps.length === 0 ? (
        <p className="text-muted">{t('guardian.waiting_none')}</p>
      ) : (
        <RowList>
          {taps.map((tap) => (
            <li key={tap.id}>
              <Link href={`/wallet/guardian/${tap.id}`} className="block min-h-14 px-4 py-3 hover:bg-sunken sm:px-6">
                <span className="block font-medium">
                  {t('guardian.waiting_row', { name: tap.name, total: formatMoney(tap.total) })}
                </span>
                <span className="block text-muted text-sm">
                  <bdi>{tap.payees.join(' · ')}</bdi>
                  {' · '}
                  {t('guardian.waiting_until', { time: formatDate(tap.expiresAt, 'moment') })}
                </span>
              </Link>
            </li>
          ))}
        </RowList>
      )}
    </section>
  );
}
