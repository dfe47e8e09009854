import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { bringSession } from '../_window/bring-session';
import { OpeningScreen } from '../_window/opening-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

type RedirectProps = { searchParams: Promise<{ known?: string; problem?: string }> };

/**
 * Where a merchant's page sends its shopper instead of opening a window: the order stands behind the # of the address. What its form without
 * scripts could not show is said here.
 */
export default async function RedirectPage({ searchParams }: RedirectProps) {
  const { known, problem } = await searchParams;
  await bringSession('/pay/redirect', known !== undefined || problem !== undefined);
  return <OpeningScreen problem={typeof problem === 'string' ? problem : null} />;
}
