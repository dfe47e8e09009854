import { Link } from '@/app/_ui/link';
import type { MonthlyView } from '@/lib/money/donations/queries';
import { requestI18n } from '@/lib/platform/request';

/** That a month was held before its donation ended, and where it can be taken back; nothing where none is. */
export async function HeldMonth({ monthly: { held, total } }: { monthly: MonthlyView }) {
  if (held === null) return null;
  const { t, formatMoney } = await requestI18n();
  return (
    <p className="text-sm">
      {t.rich('donations.end_held', {
        total: formatMoney(total),
        link: (words) => (
          <Link key="link" href={`/orders/${held}`} className="underline underline-offset-4">
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
