import { cookies } from 'next/headers';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { Mark } from './mark';
import { OtherLanguage } from './other-language';
import { themeOf } from './theme';
import { ThemeSwitch } from './theme-switch';

/** The foot of every page: what Souk is, the small print, language and light. */
export async function Footer() {
  const { t, locale } = await requestI18n();
  const theme = themeOf((await cookies()).get('souk-theme')?.value);
  const demonstration = process.env.SOUK_MODE !== 'live';
  const link = 'inline-flex min-h-11 items-center text-muted hover:text-ink';
  return (
    <footer data-frame="footer" className="mt-24 border-line border-t">
      <div className="page-width flex flex-col gap-6 py-10 text-sm md:flex-row md:items-start md:justify-between">
        <div className="max-w-xs space-y-3">
          <p className="flex items-center gap-2 font-bold text-base">
            <Mark size={22} />
            {t('common.souk')}
          </p>
          <p className="text-muted">{t('common.tagline')}</p>
          {demonstration && <p className="text-muted">{t('common.demo_notice')}</p>}
        </div>
        <nav aria-label={t('common.footer_navigation')} className="grid grid-cols-2 gap-x-10 sm:grid-cols-4">
          <Link href="/help" className={link}>
            {t('common.help')}
          </Link>
          <Link href="/help/contact" className={link}>
            {t('common.contact')}
          </Link>
          <Link href="/help/returns" className={link}>
            {t('common.returns')}
          </Link>
          <Link href="/help/terms" className={link}>
            {t('common.terms')}
          </Link>
          <Link href="/policies" className={link}>
            {t('policies.title')}
          </Link>
          <Link href="/help/privacy" className={link}>
            {t('common.privacy')}
          </Link>
          <Link href="/countries" className={link}>
            {t('countries.link')}
          </Link>
          <Link href="/privacy/proof" className={link}>
            {t('proof.link')}
          </Link>
          <Link href="/help/imprint" className={link}>
            {t('common.imprint')}
          </Link>
          <Link href="/help/credits" className={link}>
            {t('common.credits')}
          </Link>
          <Link href="/developers" className={link}>
            {t('site.dev_link')}
          </Link>
          {demonstration && (
            <Link href="/mailbox" className={link}>
              {t('common.mailbox')}
            </Link>
          )}
        </nav>
        <div className="flex items-center gap-3">
          <OtherLanguage
            to={locale === 'ar' ? 'en' : 'ar'}
            className="flex min-h-11 items-center px-2 underline underline-offset-4"
          >
            {t('common.other_language')}
          </OtherLanguage>
          <ThemeSwitch
            theme={theme}
            legend={t('common.theme')}
            names={{ auto: t('common.theme_auto'), light: t('common.theme_light'), dark: t('common.theme_dark') }}
          />
        </div>
      </div>
    </footer>
  );
}
