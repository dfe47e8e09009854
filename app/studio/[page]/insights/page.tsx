import { buttonClass } from '@/app/_ui/button-class';
import { EmptyState } from '@/app/_ui/empty-state';
import { ChartColumnIcon } from '@/app/_ui/icons';
import { Tabs } from '@/app/_ui/tabs';
import { requestI18n } from '@/lib/platform/request';
import { grains, untoldBelow } from '@/lib/shop/insights/model';
import { insightFiles } from '@/lib/shop/insights/write-insights';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { Charts } from './charts';
import { grainAsked, readInsights } from './read-insights';
import { TopProducts } from './top-products';
import { Totals } from './totals';

export const generateMetadata = titled('insights.title');

/** How a page is visited and what it sells: of all visitors together, of no one. */
export default async function Insights({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_insights');
  const grain = grainAsked((await searchParams).by);
  const [{ t, href }, { summary, told }] = await Promise.all([requestI18n(), readInsights(actor, page, grain)]);
  const home = `/studio/${page.handle}`;
  const { now, pieces, products } = summary;
  const isEmpty = now.visits === null && now.orders === 0 && products.length === 0;
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('insights.title')}</h1>
        <Tabs
          label={t('insights.time')}
          tabs={grains.map((one) => ({
            href: `${home}/insights?by=${one}`,
            label: t(`insights.last_${one}`),
            current: one === grain,
          }))}
        />
      </div>
      {isEmpty ? (
        <EmptyState picture={<ChartColumnIcon size={32} />} title={t('insights.empty')}>
          <p>{t('insights.empty_body', { count: untoldBelow })}</p>
        </EmptyState>
      ) : (
        <>
          <p className="text-muted text-sm">{t(`insights.whole_${grain}`)}</p>
          <Totals summary={summary} />
          {pieces.every(({ visits }) => visits === null) && (
            <p className="text-muted text-sm">{t(`insights.told_${told}`)}</p>
          )}
          <Charts summary={summary} />
          <TopProducts home={home} summary={summary} />
          <p className="flex flex-wrap gap-2">
            {insightFiles.map((file) => (
              <a
                key={file}
                href={href(`${home}/insights/${file}?by=${grain}`)}
                download
                className={buttonClass({ variant: 'quiet' })}
              >
                {t('insights.download', { file })}
              </a>
            ))}
          </p>
        </>
      )}
      <p className="reading text-muted text-sm">{t('insights.privacy')}</p>
    </div>
  );
}
