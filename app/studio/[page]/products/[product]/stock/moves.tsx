import { Card } from '@/app/_ui/card';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { StockMoveView } from '@/lib/shop/stock/queries';

/** What changed the stock, but for sales: newest first, with who and why. */
export async function Moves({ moves }: { moves: readonly StockMoveView[] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('stock.history')}</h2>
      <p className="mb-2 text-muted text-sm">{t('stock.history_body')}</p>
      <ol className="divide-y divide-line">
        {moves.map((move) => (
          <li key={move.no} className="flex items-baseline justify-between gap-4 py-2 text-sm">
            <div className="min-w-0">
              <p>
                {[t(`stock.reason_${move.reason}`), move.place, ...move.values].filter(Boolean).join(' · ')}
                {move.note && <bdi className="block text-muted">{move.note}</bdi>}
              </p>
              <p className="text-muted">
                <bdi>{move.who === null ? t('studio.history_clock') : shownName(t, move.who)}</bdi>
                {' · '}
                <time dateTime={move.at.toISOString()}>
                  {t('studio.history_at', { moment: formatDate(move.at, 'moment') })}
                </time>
              </p>
            </div>
            <span dir="ltr" className="shrink-0 font-medium tabular-nums">
              {move.units > 0 ? `+${move.units}` : `−${-move.units}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
