import { PlusIcon } from '@/app/_ui/buying-icons';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { ChevronRightIcon, WalletIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { type SiteLine, sitesOf } from '@/lib/money/button/console/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { May } from '../may';

export const generateMetadata = titled('button.site_place');

/** The page's web sites outside Souk that carry the pay button. */
export default async function PayButton({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_settings');
  const [sites, { t }] = await Promise.all([sitesOf(actor, page.id), requestI18n()]);
  const home = `/studio/${page.handle}/pay-button`;
  const add = (
    <May page={page} do="change_settings">
      <LinkButton href={`${home}/new`} className="whitespace-nowrap">
        <PlusIcon size={18} />
        {t('button.site_new')}
      </LinkButton>
    </May>
  );
  if (sites.length === 0) {
    return (
      <>
        <h1 className="text-xl md:text-2xl">{t('button.site_place')}</h1>
        <EmptyState picture={<WalletIcon size={32} />} title={t('button.site_empty')} action={add}>
          {t('button.site_empty_more')}
        </EmptyState>
      </>
    );
  }
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('button.site_place')}</h1>
        {add}
      </div>
      <p className="text-muted">{t('button.site_intro')}</p>
      <RowList>
        {sites.map((site) => (
          <li key={site.id}>
            <SiteRow home={home} site={site} />
          </li>
        ))}
      </RowList>
    </div>
  );
}

async function SiteRow({ home, site }: { home: string; site: SiteLine }) {
  const { t } = await requestI18n();
  return (
    <Link href={`${home}/${site.id}`} className="flex min-h-14 items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-6">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <bdi className="truncate font-medium">{site.name}</bdi>
          <Chip tone={site.test ? 'neutral' : 'done'}>{t(site.test ? 'button.site_test' : 'button.site_live')}</Chip>
          {site.suspended && <Chip tone="danger">{t('button.site_suspended')}</Chip>}
        </span>
        <bdi className="block truncate text-muted text-sm">
          {site.origins.join(' · ') || t('button.site_no_origin')}
        </bdi>
      </span>
      <ChevronRightIcon className="mirror shrink-0 text-muted" />
    </Link>
  );
}
