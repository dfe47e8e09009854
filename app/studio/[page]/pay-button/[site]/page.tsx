import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { CodeBlock } from '@/app/_ui/code-block';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { ordersOfSite, siteOfPage } from '@/lib/money/button/console/queries';
import { twoLines } from '@/lib/money/button/console/two-lines';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { Addresses } from './addresses';
import { Keys } from './keys';
import { SiteOrders } from './site-orders';
import { SiteSettings } from './site-settings';

export const generateMetadata = titled('button.site_place');

type Asked = StudioPageProps & { params: Promise<{ page: string; site: string }> };

/** Orders of a site on one screen. */
const ordersShown = 20;

/** One web site that carries the button: its two lines, addresses, keys and orders. */
export default async function Site({ params, searchParams }: Asked) {
  const { page: handle, site: asked } = await params;
  const { actor, page } = await loadPage(handle, 'see_settings');
  const id = parseId('site', asked);
  const site = id === null ? null : await siteOfPage(actor, id);
  if (site?.pageId !== page.id) notFound();
  const after = parseId('payOrder', (await searchParams).after);
  const [{ t }, orders] = await Promise.all([
    requestI18n(),
    ordersOfSite(actor, site, { limit: ordersShown + 1, ...(after && { after }) }),
  ]);
  const isHers = may(page.roles, 'change_settings');
  const lines = twoLines(site.publishable);
  const home = `/studio/${page.handle}/pay-button/${site.id}`;
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="text-xl md:text-2xl">
          <bdi>{site.name}</bdi>
        </h1>
        <Chip tone={site.test ? 'neutral' : 'done'}>{t(site.test ? 'button.site_test' : 'button.site_live')}</Chip>
      </header>
      {site.suspension && <Notice tone="danger">{t('button.site_suspended_body', { reason: site.suspension })}</Notice>}
      <Card className="space-y-3">
        <h2 className="font-semibold text-lg">{t('button.site_lines')}</h2>
        <p className="text-muted text-sm">{t('button.site_lines_body')}</p>
        <CodeBlock text={lines} label={t('button.site_copy')} copied={t('button.site_copied')} />
      </Card>
      <Card className="space-y-3">
        <h2 className="font-semibold text-lg">{t('button.plain_title')}</h2>
        <p className="text-muted text-sm">{t('button.plain_body')}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`${home}/fixed`} variant="quiet">
            {t('button.fixed_title')}
          </LinkButton>
          <LinkButton href={`${home}/goods`} variant="quiet">
            {t('button.goods_title')}
          </LinkButton>
        </div>
      </Card>
      <Addresses site={site} changes={isHers} kind="origin" />
      <Addresses site={site} changes={isHers} kind="return" />
      <Keys site={site} changes={isHers} home={`/studio/${page.handle}/pay-button`} />
      <SiteOrders orders={orders.slice(0, ordersShown)} hasMore={orders.length > ordersShown} page={page} home={home} />
      {isHers && <SiteSettings site={site} page={page} />}
    </div>
  );
}
