import { type Bar, Bars } from '@/app/_ui/bars';
import { Card } from '@/app/_ui/card';
import { minorDigits } from '@/lib/kernel/money';
import { useVoice } from '@/lib/platform/request';
import { change } from '@/lib/shop/insights/model';
import type { Figures, Summary } from '@/lib/shop/insights/sum-up';
import { pieceName } from './piece-name';
import { TimeTable } from './time-table';

/** Visits, orders and money of each currency over time; nothing of what could not be told. */
export function Charts({ summary }: { summary: Summary }) {
  const voice = useVoice();
  const { t, formatNumber, formatMoney } = voice;
  const { grain, pieces, now, before, currencies } = summary;
  const bars = (value: (figures: Figures) => number | null, said: (value: number) => string): Bar[] =>
    pieces.map((piece) => {
      const count = value(piece);
      return { name: pieceName(voice, grain, piece), value: count, said: count === null ? '' : said(count) };
    });
  const point = (what: string, said: string, changed: number | null) => {
    const word = changed === null || changed === 0 ? null : changed > 0 ? 'insights.more' : 'insights.less';
    const how = word && t(word, { part: voice.formatPercent(Math.abs(changed ?? 0)) });
    return [`${what}: ${said}`, how].filter(Boolean).join(' · ');
  };
  const about = (count: number) => t('insights.about', { count: formatNumber(count) });
  return (
    <Card className="space-y-6">
      <div className="grid gap-8 md:grid-cols-2">
        {now.visits !== null && pieces.some(({ visits }) => visits !== null) && (
          <Bars
            title={t('insights.visits')}
            point={point(t('insights.visits'), about(now.visits), change(now.visits, before.visits))}
            bars={bars(({ visits }) => visits, about)}
          />
        )}
        {now.orders > 0 && (
          <Bars
            title={t('insights.orders')}
            point={point(t('insights.orders'), formatNumber(now.orders), change(now.orders, before.orders))}
            bars={bars(({ orders }) => orders, formatNumber)}
          />
        )}
        {currencies.map((currency) => {
          const total = now.totals.find((one) => one.currency === currency);
          const digits = 10 ** minorDigits(currency);
          const said = (amount: number) => formatMoney({ amount: BigInt(Math.round(amount * digits)), currency });
          const amounts = bars(({ totals }) => {
            const amount = totals.find((one) => one.currency === currency)?.amount ?? 0n;
            return Number(amount) / digits;
          }, said);
          const title = t('insights.revenue_in', { currency: voice.formatCurrency(currency) });
          return (
            total && <Bars key={currency} title={title} point={`${title}: ${formatMoney(total)}`} bars={amounts} />
          );
        })}
      </div>
      <TimeTable summary={summary} />
    </Card>
  );
}
