import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import type { RecentTap } from '@/lib/money/tap/queries';
import { requestI18n } from '@/lib/platform/request';

/** Tells a reloaded page or a second tab what became of a tap a moment ago, so that nobody buys twice by doubt. */
export async function RecentPurchase({ recent }: { recent: RecentTap }) {
  const { t } = await requestI18n();
  const { state } = recent;
  if (state === 'undone' || state === 'declined' || state === 'expired') return null;
  const path = state === 'action' ? `/checkout/return?purchase=${recent.purchaseId}` : recent.orderPath;
  return (
    <Notice tone={state === 'authorized' || state === 'settling' || state === 'paid' ? 'done' : 'info'}>
      {t(
        state === 'action'
          ? 'money.recent_action'
          : state === 'checking'
            ? 'money.recent_checking'
            : 'money.recent_paid',
      )}{' '}
      <Link href={path} className="font-medium underline underline-offset-4">
        {t(state === 'action' ? 'money.to_bank' : 'money.view_order')}
      </Link>
    </Notice>
  );
}
