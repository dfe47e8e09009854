import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SkipLink } from '@/app/_ui/skip-link';
import { localeHref } from '@/lib/platform/i18n';
import { isPayWindow } from '@/lib/platform/places';
import { requestI18n, requestPath } from '@/lib/platform/request';
import { BottomBar } from './_frame/bottom-bar';
import { arabicFace, latinFace } from './_frame/fonts';
import { Footer } from './_frame/footer';
import { HeaderBar } from './_frame/header-bar';
import { HeldAccount } from './_frame/held-account';
import { themeOf } from './_frame/theme';
import { TrustedAddresses } from './_frame/trusted-addresses';
import { WorkerRegistration } from './_frame/worker-registration';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#13100d' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { t, locale } = await requestI18n();
  const path = await requestPath();
  return {
    metadataBase: new URL(process.env.SOUK_ORIGIN ?? 'http://localhost:3000'),
    applicationName: t('common.souk'),
    title: { default: `${t('common.souk')} · ${t('common.tagline')}`, template: `%s · ${t('common.souk')}` },
    description: t('home.description'),
    alternates: {
      canonical: localeHref(locale, path),
      languages: { en: path, ar: localeHref('ar', path), 'x-default': path },
    },
    openGraph: { siteName: t('common.souk'), type: 'website', locale: locale === 'ar' ? 'ar' : 'en_US' },
    icons: {
      icon: [{ url: '/icon.svg', type: 'image/svg+xml' }, { url: '/favicon.ico' }],
      apple: '/apple-touch-icon.png',
    },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

/** Every page: its language, direction and light, the frame around it. Reading the request makes all pages dynamic, as the nonce needs. */
export default async function RootLayout({ children, wallet }: { children: ReactNode; wallet?: ReactNode }) {
  const { t, locale, dir } = await requestI18n();
  const theme = themeOf((await cookies()).get('souk-theme')?.value);
  // Where there are slots Next renders this once more, without them and around two children, the styles and element of
  // not-found.tsx: what it would show for a missing slot. Ours never are, so that copy needs no frame; with one, the frame
  // would travel twice in every page. (An address nobody matches has no slots either, but one child.)
  // A window that pays on another site shows what is paid, and nothing to wander off to.
  const pays = isPayWindow(await requestPath());
  const framed = (wallet !== undefined || !Array.isArray(children)) && !pays;
  return (
    <html
      lang={locale}
      dir={dir}
      data-theme={theme === 'auto' ? undefined : theme}
      className={`${latinFace.variable} ${arabicFace.variable}`}
    >
      {pays && (
        <head>
          <TrustedAddresses />
        </head>
      )}
      <body className="flex flex-col font-sans max-md:pb-[calc(3.5rem+env(safe-area-inset-bottom))]">
        <SkipLink to="main">{t('common.skip_to_content')}</SkipLink>
        {framed && <HeaderBar wallet={wallet} />}
        {framed && <HeldAccount />}
        <main id="main" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        {framed && <Footer />}
        {framed && <BottomBar />}
        <WorkerRegistration />
      </body>
    </html>
  );
}
