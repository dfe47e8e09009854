import { Card } from '@/app/_ui/card';
import type { Trouble } from '@/lib/money/button/health/model';
import { fileOrigin } from '@/lib/money/button/model';
import { requestI18n } from '@/lib/platform/request';

/** What went wrong, as it was counted: by kind and origin. */
export async function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  const { t, formatNumber, formatAgo } = await requestI18n();
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t('site.health_counted')}</h2>
      {troubles.length === 0 ? (
        <p className="text-muted">{t('site.health_counted_none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section aria-label={t('site.health_counted')} tabIndex={0} className="overflow-x-auto">
          <table className="w-full min-w-lg text-sm">
            <thead className="text-muted">
              <tr className="*:px-2 *:py-2 *:text-start *:font-normal">
                <th scope="col">{t('site.health_kind')}</th>
                <th scope="col">{t('site.health_origin')}</th>
                <th scope="col" className="whitespace-nowrap text-end!">
                  {t('site.health_count')}
                </th>
                <th scope="col">{t('site.health_last')}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {troubles.map(({ kind, origin, count, lastAt }) => (
                <tr key={`${kind} ${origin}`} className="*:px-2 *:py-2 *:text-start">
                  <th scope="row" className="font-normal">
                    {t(`site.trouble_${kind}`)}
                  </th>
                  <td>
                    {origin === '' && t('site.health_anywhere')}
                    {origin === fileOrigin && t('site.health_file')}
                    {origin !== '' && origin !== fileOrigin && (
                      <bdi dir="ltr" className="whitespace-nowrap">
                        {origin}
                      </bdi>
                    )}
                  </td>
                  <td className="text-end! tabular-nums">{formatNumber(count)}</td>
                  <td className="whitespace-nowrap">{formatAgo(lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="text-muted text-sm">{t('site.health_counted_more')}</p>
    </Card>
  );
}
