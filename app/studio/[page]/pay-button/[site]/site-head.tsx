import { Chip } from '@/app/_ui/chip';
import { Notice } from '@/app/_ui/notice';
import { Tabs } from '@/app/_ui/tabs';
import type { SiteView } from '@/lib/money/button/console/queries';
import { requestI18n } from '@/lib/platform/request';

const parts = [
  { path: '', label: 'site.tab_site' },
  { path: '/fixed', label: 'button.fixed_title' },
  { path: '/goods', label: 'button.goods_title' },
  { path: '/use', label: 'site.tab_use' },
  { path: '/health', label: 'site.tab_health' },
  { path: '/design', label: 'site.tab_design' },
  { path: '/webhooks', label: 'site.tab_hooks' },
] as const;

/** The parts of a site. */
export type SitePart = (typeof parts)[number]['path'];

/** Which site a screen is about, whether anything is sold through it, and the way to its other parts. */
export async function SiteHead({ site, home, at }: { site: SiteView; home: string; at: SitePart }) {
  const { t } = await requestI18n();
  const name = <bdi>{site.name}</bdi>;
  return (
    <>
      <header className="space-y-3">
        <div className="flex flex-wrap items-center gap-3">
          {at === '' ? <h1 className="text-xl md:text-2xl">{name}</h1> : <p className="text-xl md:text-2xl">{name}</p>}
          <Chip tone={site.test ? 'neutral' : 'done'}>{t(site.test ? 'button.site_test' : 'button.site_live')}</Chip>
          {site.suspension && <Chip tone="danger">{t('button.site_suspended')}</Chip>}
        </div>
        <Tabs
          label={t('site.tabs')}
          tabs={parts.map(({ path, label }) => ({ href: `${home}${path}`, label: t(label), current: path === at }))}
        />
      </header>
      {site.suspension && (
        <Notice tone="danger">
          {t('button.site_suspended_body', { reason: t('policies.rule', { number: site.suspension }) })}
        </Notice>
      )}
    </>
  );
}
