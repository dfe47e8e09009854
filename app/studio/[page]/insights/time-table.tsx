import { Price } from '@/app/_ui/price';
import { useVoice } from '@/lib/platform/request';
import type { Summary } from '@/lib/shop/insights/sum-up';
import { pieceName } from './piece-name';
import { Told } from './told';

/** Every number of the pictures above, newest first. */
export function TimeTable({ summary: { grain, pieces, hasSales } }: { summary: Summary }) {
  const voice = useVoice();
  const { t, formatNumber } = voice;
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-sm underline-offset-4 hover:underline">
        {t('insights.as_table')}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t('insights.as_table')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full min-w-xl text-sm">
          <thead className="text-muted">
            <tr className="*:px-2 *:py-2 *:text-end *:font-normal">
              <th scope="col" className="text-start!">
                {t(`insights.by_${grain}`)}
              </th>
              <th scope="col">{t('insights.visits')}</th>
              <th scope="col">{t('insights.cart')}</th>
              <th scope="col">{t('insights.taps')}</th>
              {hasSales && <th scope="col">{t('insights.orders')}</th>}
              {hasSales && <th scope="col">{t('insights.revenue')}</th>}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {pieces.toReversed().map((piece) => (
              <tr key={piece.firstDay} className="*:px-2 *:py-2 *:text-end *:tabular-nums">
                <th scope="row" className="whitespace-nowrap text-start! font-normal">
                  {pieceName(voice, grain, piece)}
                </th>
                <td>
                  <Told count={piece.visits} />
                </td>
                <td>
                  <Told count={piece.cart} />
                </td>
                <td>
                  <Told count={piece.taps} />
                </td>
                {hasSales && <td>{formatNumber(piece.orders)}</td>}
                {hasSales && (
                  <td className="space-x-2">
                    {piece.totals.map((total) => (
                      <Price key={total.currency} value={total} />
                    ))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
