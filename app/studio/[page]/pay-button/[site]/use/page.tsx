import { EmptyState } from '@/app/_ui/empty-state';
import { ChartColumnIcon } from '@/app/_ui/icons';
import { sumUse } from '@/lib/money/button/use/model';
import { useOfSite } from '@/lib/money/button/use/queries';
import { requestI18n } from '@/lib/platform/request';
import { titled } from '../../../load-page';
import { loadSite, type SitePageProps } from '../load-site';
import { SiteHead } from '../site-head';
import { UseCharts } from './use-charts';
import { UseSums } from './use-sums';
import { UseTable } from './use-table';

export const generateMetadata = titled('site.use_title');

/** How a site's button is used: seen, tapped, paid, and how long paying took. */
export default async function SiteUse({ params }: SitePageProps) {
  const { actor, site, home } = await loadSite({ params });
  const [{ t }, use] = await Promise.all([requestI18n(), useOfSite(actor, site)]);
  const days = use?.days ?? [];
  const sum = sumUse(days);
  const isEmpty = sum.seen + sum.tapped + sum.paid === 0;
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <SiteHead site={site} home={home} at="/use" />
      <div className="space-y-1">
        <h1 className="font-semibold text-lg">{t('site.use_title')}</h1>
        <p className="text-muted">{t('site.use_lead')}</p>
      </div>
      {isEmpty ? (
        <EmptyState picture={<ChartColumnIcon size={32} />} title={t('site.use_empty')}>
          {t('site.use_empty_more')}
        </EmptyState>
      ) : (
        <>
          <UseSums sum={sum} />
          {use && !use.orders && <p className="text-muted text-sm">{t('site.use_untold')}</p>}
          <UseCharts days={days} sum={sum} table={<UseTable days={days} />} />
        </>
      )}
      <p className="reading text-muted text-sm">{t('site.use_privacy')}</p>
    </div>
  );
}
