import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { OpenOrder } from '../_window/open-order';
import { windowProblems } from '../_window/words';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** Where a merchant's page opens our window: it asks that page which order it is. */
export default async function WindowPage() {
  const { t } = await requestI18n();
  return (
    <div className="mx-auto w-full max-w-md px-4 py-6">
      <h1 className="mb-6 text-lg">{t('button.title')}</h1>
      <OpenOrder words={{ opening: t('button.opening'), problems: windowProblems(t) }} />
    </div>
  );
}
