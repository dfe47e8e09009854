import { Notice } from '@/app/_ui/notice';
import { healthOf } from '@/lib/money/button/health/queries';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { titled } from '../../../load-page';
import { loadSite, type SitePageProps } from '../load-site';
import { SiteHead } from '../site-head';
import { Found } from './finding';
import { Troubles } from './troubles';

export const generateMetadata = titled('site.health_title');

/** How well a site is built in: what was found, the worst first, and what was counted. */
export default async function SiteHealth({ params }: SitePageProps) {
  const { actor, page, site, home } = await loadSite({ params });
  const [{ t }, health] = await Promise.all([requestI18n(), healthOf(actor, site)]);
  const { findings, troubles } = health ?? { findings: [], troubles: [] };
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <SiteHead site={site} home={home} at="/health" />
      <div className="space-y-1">
        <h1 className="font-semibold text-lg">{t('site.health_title')}</h1>
        <p className="text-muted">{t('site.health_lead')}</p>
      </div>
      {findings.length === 0 && <Notice tone="done">{t('site.health_fine')}</Notice>}
      {findings.map((found) => (
        <Found
          key={`${found.kind} ${found.origin} ${found.name}`}
          {...{ site, home, found }}
          changes={may(page.roles, 'change_settings')}
        />
      ))}
      <Troubles troubles={troubles} />
    </div>
  );
}
