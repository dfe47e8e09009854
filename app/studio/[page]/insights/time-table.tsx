import { AsTable } from '@/app/_ui/as-table';
import { Price } from '@/app/_ui/price';
import { useVoice } from '@/lib/platform/request';
import type { Summary } from '@/lib/shop/insights/sum-up';
import { pieceName } from './piece-name';
import { Told } from './told';

/** Every number of the pictures above, newest first. */
export function TimeTable({ summary: { grain, pieces, hasSales } }: { summary: Summary }) {
  const voice = useVoice();
  const { t, formatNumber } = voice;
  const heads = [t(`insights.by_${grain}`), t('insights.visits'), t('insights.cart'), t('insights.taps')];
  const sales = hasSales ? [t('insights.orders'), t('insights.revenue')] : [];
  const rows = pieces.toReversed().map((piece) => {
    const steps = [piece.visits, piece.cart, piece.taps].map((count, at) => <Told key={heads[at + 1]} count={count} />);
    const cells = hasSales ? [...steps, formatNumber(piece.orders), totalsOf(piece)] : steps;
    return { key: piece.firstDay, name: pieceName(voice, grain, piece), cells };
  });
  return <AsTable heads={[...heads, ...sales]} rows={rows} />;
}

/** What was sold in it, in each currency. */
function totalsOf({ totals }: Summary['pieces'][number]) {
  return (
    <span className="space-x-2">
      {totals.map((total) => (
        <Price key={total.currency} value={total} />
      ))}
    </span>
  );
}
