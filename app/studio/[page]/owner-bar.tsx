import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { Chip } from '@/app/_ui/chip';
import {
  ChartColumnIcon,
  ExternalLinkIcon,
  LayoutDashboardIcon,
  MessageCircleIcon,
  PackageIcon,
  SettingsIcon,
  TagIcon,
  WalletIcon,
} from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { SellingPage } from '@/lib/shop/ownership/queries';
import { BarLink } from './bar-link';
import { PartsBar } from './parts-bar';
import { placesFor, type SectionName } from './studio-places';
import type { PlaceLink } from './where';

const icons = {
  overview: <LayoutDashboardIcon size={22} />,
  products: <TagIcon size={22} />,
  orders: <PackageIcon size={22} />,
  money: <WalletIcon size={22} />,
  insights: <ChartColumnIcon size={22} />,
  settings: <SettingsIcon size={22} />,
} as const satisfies Record<SectionName, ReactNode>;

/**
 * The studio's bar: whose page this is, and those of its sections that her roles open, under the thumb on a phone; below it the
 * places of the section we are in. A closed page has no places any more, and nothing to look at.
 */
export async function OwnerBar({ page }: { page: SellingPage }) {
  const { t, href } = await requestI18n();
  const at = (path: string) => href(`/studio/${page.handle}${path}`);
  const sections = placesFor(page.roles).map(({ name, label, parts }) => ({
    name,
    label: t(label),
    parts: parts.map(({ path, label, exact, also = [] }) => ({
      href: at(path),
      label: t(label),
      ...(exact && { exact }),
      also: also.map(at),
    })),
  }));
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
            <StudioNav label={t('studio.navigation')} sections={sections} />
            {may(page.roles, 'see_buyers') && (
              <Link
                href={`/messages?as=${page.handle}`}
                className="ms-auto flex min-h-11 shrink-0 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
              >
                <MessageCircleIcon size={16} />
                {t('chat.title')}
              </Link>
            )}
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
      {!page.closed && <PartsBar sections={sections} />}
    </div>
  );
}

type Section = { name: SectionName; label: string; parts: readonly PlaceLink[] };

function StudioNav({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <nav
      aria-label={label}
      className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:grid max-md:auto-cols-fr max-md:grid-flow-col max-md:bg-surface/95 max-md:pb-[env(safe-area-inset-bottom)] max-md:shadow-card max-md:backdrop-blur-md md:flex md:gap-1"
    >
      {sections.map(({ name, label, parts: [first, ...more] }) =>
        first === undefined ? null : (
          <BarLink key={name} href={first.href} around={[first, ...more]}>
            <span className="md:hidden">{icons[name]}</span>
            {label}
          </BarLink>
        ),
      )}
    </nav>
  );
}
