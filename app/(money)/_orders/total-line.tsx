import { Price } from '@/app/_ui/price';
import type { Money } from '@/lib/kernel/money';
import { type NonGoodsLine, sayTotalLine } from '@/lib/money/orders/say-receipt';
import { requestI18n } from '@/lib/platform/request';

type TotalLineProps = { line: NonGoodsLine & { amount: Money } };

/** A line of a total that is not goods: delivery, discount, tax with its rate and whether the prices contain it. */
export async function TotalLine({ line }: TotalLineProps) {
  const label = sayTotalLine(await requestI18n(), line);
  return (
    <div className="flex justify-between gap-3 text-muted">
      <dt>{label}</dt>
      <dd>
        <Price value={line.amount} />
      </dd>
    </div>
  );
}
