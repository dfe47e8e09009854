import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { OpeningScreen } from '../_window/opening-screen';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Where a merchant's page opens our window: it asks that page which order it is. */
export default function WindowPage() {
  return <OpeningScreen />;
}
