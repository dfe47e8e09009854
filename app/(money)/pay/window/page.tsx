import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { bringSession } from '../_window/bring-session';
import { OpeningScreen } from '../_window/opening-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

type WindowProps = { searchParams: Promise<{ known?: string; handler?: string }> };

/** Where a merchant's page, or its browser, opens our window: it asks there which order it is. */
export default async function WindowPage({ searchParams }: WindowProps) {
  const { known, handler } = await searchParams;
  const asked = typeof handler === 'string' ? `?${new URLSearchParams({ handler })}` : '';
  await bringSession(`/pay/window${asked}`, known !== undefined);
  return <OpeningScreen />;
}
