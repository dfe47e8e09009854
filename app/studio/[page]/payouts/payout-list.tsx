import { Chip } from '@/app/_ui/chip';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import { RowList } from '@/app/_ui/row-list';
import type { PayoutView } from '@/lib/money/payouts/queries';
import { requestI18n } from '@/lib/platform/request';
import { payoutTone } from './payout-tone';

/** The payouts of a page, newest first, each leading to its statement. */
export async function PayoutList({ home, payouts }: { home: string; payouts: readonly PayoutView[] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <section aria-labelledby="payouts" className="space-y-3">
      <h2 id="payouts" className="text-lg">
        {t('payouts.payouts')}
      </h2>
      {payouts.length === 0 ? (
        <p className="text-muted">{t('payouts.payouts_empty')}</p>
      ) : (
        <RowList>
          {payouts.map((one) => (
            <li key={one.id}>
              <Link
                href={`${home}/${one.id}`}
                className="flex min-h-14 items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-6"
              >
                <span className="min-w-0 flex-1">{t('payouts.payout_of', { day: formatDate(one.at, 'date') })}</span>
                <Chip tone={payoutTone[one.state]}>{t(`payouts.payout_${one.state}`)}</Chip>
                <Price value={one.amount} className="font-medium" />
                <ChevronRightIcon className="mirror shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </RowList>
      )}
    </section>
  );
}
