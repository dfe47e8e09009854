import { Card } from '@/app/_ui/card';
import { CodeBlock } from '@/app/_ui/code-block';
import { parseId } from '@/lib/kernel/ids';
import { ordersOfSite } from '@/lib/money/button/console/queries';
import { twoLines } from '@/lib/money/button/console/two-lines';
import { healthOf } from '@/lib/money/button/health/queries';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { titled } from '../../load-page';
import { Addresses } from './addresses';
import { HealthNotice } from './health/health-notice';
import { Keys } from './keys';
import { loadSite, type SitePageProps } from './load-site';
import { SiteHead } from './site-head';
import { SiteOrders } from './site-orders';
import { SiteSettings } from './site-settings';

export const generateMetadata = titled('button.site_place');

/** Orders of a site on one screen. */
const ordersShown = 20;

/** One web site that carries the button: its two lines, addresses, keys and orders. */
export default async function Site({ params, searchParams }: SitePageProps) {
  const { actor, page, site, home } = await loadSite({ params });
  const after = parseId('payOrder', (await searchParams).after);
  const [{ t }, health, orders] = await Promise.all([
    requestI18n(),
    healthOf(actor, site),
    ordersOfSite(actor, site, { limit: ordersShown + 1, ...(after && { after }) }),
  ]);
  const isHers = may(page.roles, 'change_settings');
  const lines = twoLines(site.publishable);
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <SiteHead site={site} home={home} at="" />
      <HealthNotice found={health?.findings.length ?? 0} home={home} />
      <Card className="space-y-3">
        <h2 className="font-semibold text-lg">{t('button.site_lines')}</h2>
        <p className="text-muted text-sm">{t('button.site_lines_body')}</p>
        <CodeBlock text={lines} label={t('button.site_copy')} copied={t('button.site_copied')} />
      </Card>
      <Addresses site={site} changes={isHers} kind="origin" />
      <Addresses site={site} changes={isHers} kind="return" />
      <Keys site={site} changes={isHers} home={`/studio/${page.handle}/pay-button`} />
      <SiteOrders orders={orders.slice(0, ordersShown)} hasMore={orders.length > ordersShown} page={page} home={home} />
      {isHers && <SiteSettings site={site} page={page} />}
    </div>
  );
}
