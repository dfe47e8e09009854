import type { ReactNode } from 'react';
import { Price } from '@/app/_ui/price';
import type { Money } from '@/lib/kernel/money';
import type { OrderLine, RefundView } from '@/lib/money/orders/stored/model';
import { isOpen, moneyBack, type ReturnView } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';

type MoneyBackLinesProps = {
  order: { lines: readonly OrderLine[]; total: Money; refundable: Money; refunds: readonly RefundView[] };
  asked: ReturnView;
};

/** What goes back, line by line, and what that comes to; once money was given, how much. */
export async function MoneyBackLines({ order, asked }: MoneyBackLinesProps) {
  const { t, formatNumber } = await requestI18n();
  const given = order.refunds.find((refund) => refund.id === asked.refundId && refund.state !== 'failed');
  // What goes back was worth the same before and after it was paid.
  const back = moneyBack({ lines: order.lines, refundable: given ? order.total : order.refundable }, asked.units);
  const priced = given !== undefined || (asked.wish === 'money' && isOpen(asked.state));
  return (
    <dl className="space-y-1.5 text-sm">
      {back.lines.map((line) => (
        <Row
          key={line.variantId}
          label={
            <>
              <bdi className="tabular-nums">{formatNumber(line.units)} ×</bdi>{' '}
              <bdi>{[line.title, line.optionText].filter(Boolean).join(' · ')}</bdi>
            </>
          }
        >
          <Price value={line.amount} />
        </Row>
      ))}
      {priced && back.tax.amount > 0n && (
        <Row label={t('returns.tax')}>
          <Price value={back.tax} />
        </Row>
      )}
      {priced && (
        <Row strong label={t(given?.state === 'succeeded' ? 'returns.money_given' : 'returns.money_back')}>
          <Price value={given?.amount ?? back.total} />
        </Row>
      )}
    </dl>
  );
}

function Row({ label, strong, children }: { label: ReactNode; strong?: boolean; children: ReactNode }) {
  return (
    <div
      className={
        strong ? 'flex justify-between gap-4 border-line border-t pt-2 font-semibold' : 'flex justify-between gap-4'
      }
    >
      <dt className="min-w-0">{label}</dt>
      <dd className="shrink-0">{children}</dd>
    </div>
  );
}
