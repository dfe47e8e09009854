import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { bringSession } from '../_window/bring-session';
import { OpeningScreen } from '../_window/opening-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Where a merchant's page opens our window: it asks that page which order it is. */
export default async function WindowPage({ searchParams }: { searchParams: Promise<{ known?: string }> }) {
  await bringSession('/pay/window', (await searchParams).known !== undefined);
  return <OpeningScreen />;
}
