import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { Account } from './account';
import { Bell } from './bell';
import { Mark } from './mark';
import { NavLink } from './nav-link';
import { OtherLanguage } from './other-language';
import { SearchForm } from './search-form';

/** The bar on top: the name, search and one's own things on a desktop; the name alone on a phone, whose bar is below. */
export async function HeaderBar({ wallet }: { wallet: ReactNode }) {
  const { t, href, locale } = await requestI18n();
  const other = locale === 'ar' ? 'en' : 'ar';
  const bar =
    'rounded-full px-3 py-2.5 font-medium text-sm hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-semibold';
  return (
    <header data-frame="header" className="sticky top-0 z-30 bg-paper/90 backdrop-blur-md">
      <div className="page-width flex h-14 items-center gap-2 md:h-18 md:gap-4">
        <Link href="/" className="flex min-h-11 items-center gap-2 font-bold text-lg tracking-tight">
          <Mark />
          {t('common.souk')}
        </Link>
        <search className="mx-auto hidden w-full max-w-md md:block">
          <SearchForm size="bar" />
        </search>
        <nav aria-label={t('common.main_navigation')} className="ms-auto hidden items-center md:flex">
          <NavLink href={href('/discover')} className={bar}>
            {t('common.discover')}
          </NavLink>
          {wallet}
          <Account />
        </nav>
        <span className="grow md:hidden" />
        <Bell />
        {(await prefers(other)) && (
          <OtherLanguage
            to={other}
            className="flex min-h-11 items-center px-2 text-sm underline-offset-4 hover:underline"
          >
            {t('common.other_language')}
          </OtherLanguage>
        )}
      </div>
    </header>
  );
}

/** Whether the browser would rather read the other language: then it is offered here too, and never forced. */
async function prefers(locale: string): Promise<boolean> {
  const first = (await headers()).get('accept-language')?.split(',')[0]?.trim().toLowerCase();
  return first !== undefined && (first === locale || first.startsWith(`${locale}-`));
}
