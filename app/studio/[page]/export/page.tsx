import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import { marketsForOwner } from '@/lib/shop/markets/queries';
import { may } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { Feeds } from './feeds';
import { Files } from './files';

export const generateMetadata = titled('exports.title');

/** The catalogue as files to take away, and the addresses at which machines fetch it. */
export default async function Export({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'export_catalog');
  const [markets, { t }, { country }] = await Promise.all([
    marketsForOwner(actor, page.id),
    requestI18n(),
    searchParams,
  ]);
  const inMarket = markets.some(({ countries }) => countries.some((code) => code === country));
  return (
    <div className="space-y-8">
      <header className="max-w-2xl space-y-2">
        <h1 className="text-xl md:text-2xl">{t('exports.title')}</h1>
        <p className="text-muted">{t('exports.intro')}</p>
      </header>
      <Files handle={page.handle} />
      <Feeds page={page} markets={markets} country={inMarket ? String(country) : ''} />
      {may(page.roles, 'take_archive') && (
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`/studio/${page.handle}/leave`} variant="quiet">
            {t('archive.go')}
          </LinkButton>
          <LinkButton href={`/studio/${page.handle}/come-back`} variant="quiet">
            {t('archive.back_go')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
