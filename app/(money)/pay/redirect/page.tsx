import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { bringSession } from '../_window/bring-session';
import { OpeningScreen } from '../_window/opening-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Where a merchant's page sends its shopper instead of opening a window: the order stands behind the # of the address. */
export default async function RedirectPage({ searchParams }: { searchParams: Promise<{ known?: string }> }) {
  await bringSession('/pay/redirect', (await searchParams).known !== undefined);
  return <OpeningScreen />;
}
