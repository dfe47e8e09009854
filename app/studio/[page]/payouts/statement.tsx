import { ChevronDownIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import { RowList } from '@/app/_ui/row-list';
import { type Money, money, subtract } from '@/lib/kernel/money';
import type { StatementRow } from '@/lib/money/payouts/stored/queries';
import { requestI18n } from '@/lib/platform/request';

/** More than anybody reads on a screen; the file has all of them. */
const SHOWN = 50;

/** The orders of a statement: what each came to, what waits for what, and what went off (folded away where it is `folded`). */
export async function Statement({
  rows,
  handle,
  folded,
}: {
  rows: readonly StatementRow[];
  handle: string;
  folded?: boolean;
}) {
  const { t } = await requestI18n();
  return (
    <RowList>
      {rows.slice(0, SHOWN).map((row) => (
        <li key={`${row.kind} ${row.orderId}`} className="space-y-1 p-4 sm:px-6">
          <RowHead row={row} handle={handle} />
          {row.kind === 'order' && (folded ? <Folded row={row} /> : <Amounts row={row} />)}
        </li>
      ))}
      {rows.length > SHOWN && (
        <li className="p-4 text-muted sm:px-6">{t('payouts.more_rows', { count: rows.length - SHOWN })}</li>
      )}
    </RowList>
  );
}

async function Folded({ row }: { row: StatementRow }) {
  const { t } = await requestI18n();
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-sm text-muted text-sm hover:text-ink">
        {t('payouts.made_up')}
        <ChevronDownIcon size={16} className="group-open:rotate-180" />
      </summary>
      <Amounts row={row} />
    </details>
  );
}

async function RowHead({ row, handle }: { row: StatementRow; handle: string }) {
  const { t, formatDate } = await requestI18n();
  const number = row.orderId.slice(-8).toUpperCase();
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <Link href={`/studio/${handle}/orders/${row.orderId}`} className="py-1 font-medium underline">
          {t(row.kind === 'order' ? 'payouts.order' : 'payouts.taken_back', { number })}
        </Link>
        <Price value={row.net} className="font-semibold" />
      </div>
      <p className="text-muted text-sm">
        {t('payouts.paid_on', { day: formatDate(row.paidAt, 'date') })}
        {row.kind === 'order' && ` · ${await holdWords(row)}`}
      </p>
    </div>
  );
}

/** Why it waits and until when; else where it stands. */
async function holdWords({ hold, state }: StatementRow): Promise<string> {
  const { t, formatDate } = await requestI18n();
  if (!hold || state !== 'held') return state === 'held' ? '' : t(`payouts.settlement_${state}`);
  const until = hold.until ? t('payouts.hold_until', { day: formatDate(hold.until, 'date') }) : t('payouts.hold_open');
  return t('payouts.hold_line', { reason: t(`payouts.hold_${hold.reason}`), until });
}

async function Amounts({ row }: { row: StatementRow }) {
  const { t } = await requestI18n();
  const less = ({ amount, currency }: Money) => money(-amount, currency);
  const shown: [string, Money | null][] = [
    [t('payouts.goods'), subtract(row.goods, row.discount)],
    [t('payouts.discount'), row.discount],
    [t('payouts.delivery'), row.delivery],
    [t('payouts.tax_included'), row.taxInPrices],
    [t('payouts.tax'), subtract(row.tax, row.taxInPrices)],
    [t('payouts.platform_fee'), less(row.platformFee)],
    [t('payouts.provider_fee'), row.providerFee && less(row.providerFee)],
    [t('payouts.refunded'), less(row.refunded)],
  ];
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 text-muted text-sm">
      {shown
        .filter(([, amount]) => amount === null || amount.amount !== 0n)
        .map(([label, amount]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="text-end">{amount ? <Price value={amount} /> : t('payouts.provider_fee_open')}</dd>
          </div>
        ))}
      <dt className="font-medium text-ink">{t('payouts.net')}</dt>
      <dd className="text-end font-medium text-ink">
        <Price value={row.net} />
      </dd>
    </dl>
  );
}
