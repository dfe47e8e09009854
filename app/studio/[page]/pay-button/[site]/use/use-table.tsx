import type { UseDay } from '@/lib/money/button/use/model';
import { useVoice } from '@/lib/platform/request';
import { sayDay, saySeconds } from './say-use';

/** Every number of the pictures above, newest first. */
export function UseTable({ days }: { days: readonly UseDay[] }) {
  const voice = useVoice();
  const { t, formatNumber } = voice;
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-sm underline-offset-4 hover:underline">
        {t('insights.as_table')}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t('insights.as_table')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-muted">
            <tr className="*:px-2 *:py-2 *:text-end *:font-normal">
              <th scope="col" className="text-start!">
                {t('site.use_day')}
              </th>
              <th scope="col">{t('site.use_seen')}</th>
              <th scope="col">{t('site.use_tapped')}</th>
              <th scope="col">{t('site.use_paid')}</th>
              <th scope="col">{t('site.use_seconds')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {days.toReversed().map(({ day, seen, tapped, paid, seconds }) => (
              <tr key={day} className="*:px-2 *:py-2 *:text-end *:tabular-nums">
                <th scope="row" className="whitespace-nowrap text-start! font-normal">
                  {sayDay(voice, day)}
                </th>
                <td>{formatNumber(seen)}</td>
                <td>{formatNumber(tapped)}</td>
                <td>{formatNumber(paid)}</td>
                <td className="whitespace-nowrap">{saySeconds(voice, seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
