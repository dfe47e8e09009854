import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { OpeningScreen } from '../_window/opening-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Where a merchant's page sends its shopper instead of opening a window: the order stands behind the # of the address. */
export default function RedirectPage() {
  return <OpeningScreen />;
}
