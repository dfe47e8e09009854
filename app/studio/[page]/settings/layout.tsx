import type { ReactNode } from 'react';
import { requestI18n } from '@/lib/platform/request';
import { BarLink } from '../bar-link';
import { loadPage } from '../load-page';

type LayoutProps = { children: ReactNode; params: Promise<{ page: string }> };

/** The parts of settings. */
export default async function SettingsLayout({ children, params }: LayoutProps) {
  const { page } = await loadPage((await params).page);
  const { t, href } = await requestI18n();
  const home = `/studio/${page.handle}/settings`;
  const places = [
    { path: home, label: t('studio.settings_page') },
    { path: `${home}/delivery`, label: t('studio.settings_delivery') },
    { path: `${home}/places`, label: t('stock.places') },
    { path: `${home}/legal`, label: t('studio.settings_legal') },
    { path: `${home}/people`, label: t('people.title') },
  ];
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.settings')}</h1>
      <nav aria-label={t('studio.settings')} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none]">
        <div className="flex w-max gap-1">
          {places.map((place) => (
            <BarLink key={place.path} href={href(place.path)} exact={place.path === home} inline>
              {place.label}
            </BarLink>
          ))}
        </div>
      </nav>
      {children}
    </div>
  );
}
