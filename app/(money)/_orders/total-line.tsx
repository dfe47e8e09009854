import { Price } from '@/app/_ui/price';
import type { Money } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';

type TotalLineProps = {
  line:
    | { kind: 'delivery' | 'discount'; amount: Money }
    | { kind: 'tax'; amount: Money; included: boolean; taxBasisPoints: number };
};

/** A line of a total that is not goods: delivery, discount, tax with its rate and whether the prices contain it. */
export async function TotalLine({ line }: TotalLineProps) {
  const { t, formatPercent } = await requestI18n();
  const rate = line.kind === 'tax' ? formatPercent(line.taxBasisPoints) : '';
  const label =
    line.kind === 'tax'
      ? t(line.included ? 'orders.tax_included' : 'orders.tax_added', { rate })
      : t(`orders.${line.kind}`);
  return (
    <div className="flex justify-between gap-3 text-muted">
      <dt>{label}</dt>
      <dd>
        <Price value={line.amount} />
      </dd>
    </div>
  );
}
