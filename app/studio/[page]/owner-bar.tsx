import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { Chip } from '@/app/_ui/chip';
import {
  ChartColumnIcon,
  ExternalLinkIcon,
  LayoutDashboardIcon,
  MegaphoneIcon,
  PackageIcon,
  SettingsIcon,
  TagIcon,
  WalletIcon,
} from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { type Capability, may } from '@/lib/shop/ownership/model';
import type { SellingPage } from '@/lib/shop/ownership/queries';
import { BarLink } from './bar-link';

/**
 * The studio's bar: whose page this is, and those of its places that her roles open; at most six under the thumb on a phone, all
 * in one line on a desktop. A
 * closed page has no places any more, and nothing to look at.
 */
export async function OwnerBar({ page }: { page: SellingPage }) {
  const { t } = await requestI18n();
  return (
    <div className="border-line border-b bg-paper print:hidden md:sticky md:top-18 md:z-20 md:bg-paper/90 md:backdrop-blur-md">
      <div className="page-width flex min-h-14 items-center gap-3">
        <Link href="/studio" className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-full pe-2 hover:underline">
          <Avatar name={page.name} media={page.logo} size="small" />
          <bdi className="truncate font-semibold">{page.name}</bdi>
        </Link>
        {page.closed ? (
          <Chip tone="neutral">{t('studio.closed_for_good')}</Chip>
        ) : (
          <>
            <StudioNav page={page} />
            <Link
              href={`/${page.handle}`}
              className="ms-auto flex min-h-11 shrink-0 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
            >
              {t('studio.view_page')}
              <ExternalLinkIcon size={16} />
            </Link>
          </>
        )}
      </div>
    </div>
  );
}

async function StudioNav({ page: { handle, roles } }: { page: SellingPage }) {
  const { t, href } = await requestI18n();
  const home = `/studio/${handle}`;
  const opensFace = may(roles, 'change_page') || may(roles, 'see_settings');
  const settings = {
    path: `${home}/settings${opensFace ? '' : '/people'}`,
    icon: <SettingsIcon size={22} />,
    ...{ label: t('studio.settings'), for: 'see_people' as const },
  };
  const all: { path: string; icon: ReactNode; label: string; for: Capability; onDesktop?: boolean; also?: string[] }[] =
    [
      { path: home, icon: <LayoutDashboardIcon size={22} />, label: t('studio.overview'), for: 'see_people' },
      {
        ...{ path: `${home}/products`, icon: <TagIcon size={22} />, label: t('studio.products') },
        ...{ for: 'see_catalog', also: [`${home}/collections`, `${home}/discounts`] },
      },
      { path: `${home}/orders`, icon: <PackageIcon size={22} />, label: t('studio.orders'), for: 'see_orders' },
      { path: `${home}/payouts`, icon: <WalletIcon size={22} />, label: t('payouts.title'), for: 'see_money' },
      {
        ...{ path: `${home}/insights`, icon: <ChartColumnIcon size={22} />, label: t('insights.title') },
        ...{ for: 'see_insights', onDesktop: true },
      },
      { path: `${home}/updates`, icon: <MegaphoneIcon size={22} />, label: t('studio.updates'), for: 'see_catalog' },
      settings,
    ];
  const places = all.filter((place) => may(roles, place.for));
  return (
    <nav
      aria-label={t('studio.navigation')}
      className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:grid max-md:auto-cols-fr max-md:grid-flow-col max-md:bg-surface/95 max-md:pb-[env(safe-area-inset-bottom)] max-md:shadow-card max-md:backdrop-blur-md md:flex md:gap-1"
    >
      {places.map(({ path, icon, label, onDesktop = false, also = [] }) => (
        <span key={path} className={onDesktop ? 'contents max-md:hidden' : 'contents'}>
          <BarLink href={href(path)} exact={path === home} also={also.map((one) => href(one))}>
            <span className="md:hidden">{icon}</span>
            {label}
          </BarLink>
        </span>
      ))}
    </nav>
  );
}
