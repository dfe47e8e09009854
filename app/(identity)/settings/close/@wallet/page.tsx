import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { openMatters } from '@/lib/money/wallet/open-matters';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';

/** What the wallet has to say before an account is closed: what is on its way, and whose payments wait for her word. */
export default async function MattersBeforeClosing() {
  const [actor, { t, formatList }] = await Promise.all([requirePerson('/settings/close'), requestI18n()]);
  const { orders, transfers, wards } = await openMatters(actor);
  if (orders + transfers + wards.length === 0) return null;
  return (
    <div className="space-y-3">
      {orders > 0 && (
        <Notice>
          <p>{t('deletion.orders_open', { count: orders })}</p>
          <Link href="/orders" className="inline-flex min-h-11 items-center underline">
            {t('deletion.orders_see')}
          </Link>
        </Notice>
      )}
      {transfers > 0 && (
        <Notice>
          <p>{t('deletion.transfers_open', { count: transfers })}</p>
          <Link href="/transfers" className="inline-flex min-h-11 items-center underline">
            {t('deletion.transfers_see')}
          </Link>
        </Notice>
      )}
      {wards.length > 0 && (
        <Notice>
          <p>{t('deletion.wards', { names: formatList(wards) })}</p>
          <Link href="/wallet/guardian" className="inline-flex min-h-11 items-center underline">
            {t('deletion.wards_see')}
          </Link>
        </Notice>
      )}
    </div>
  );
}
