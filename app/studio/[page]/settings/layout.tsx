import type { ReactNode } from 'react';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { BarLink } from '../bar-link';
import { loadPage } from '../load-page';

type LayoutProps = { children: ReactNode; params: Promise<{ page: string }> };

/** The parts of settings, those of them that a role of hers opens. */
export default async function SettingsLayout({ children, params }: LayoutProps) {
  const { page } = await loadPage((await params).page, 'see_people');
  const { t, href } = await requestI18n();
  const home = `/studio/${page.handle}/settings`;
  const places = [
    { path: home, label: t('studio.settings_page'), for: ['change_page', 'see_settings'] },
    { path: `${home}/delivery`, label: t('studio.settings_delivery'), for: ['see_settings'] },
    { path: `${home}/places`, label: t('stock.places'), for: ['change_stock'] },
    { path: `${home}/legal`, label: t('studio.settings_legal'), for: ['see_settings'] },
    { path: `${home}/domain`, label: t('domain.title'), for: ['see_settings'] },
    { path: `${home}/people`, label: t('people.title'), for: ['see_people'] },
  ] as const;
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.settings')}</h1>
      <nav aria-label={t('studio.settings')} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none]">
        <div className="flex w-max gap-1">
          {places
            .filter((place) => place.for.some((one) => may(page.roles, one)))
            .map((place) => (
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
