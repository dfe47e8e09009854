import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { Markets } from '../markets';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_markets'), robots: { index: false } };
}

/** Where people may buy and sell, and the switches for it. */
export default async function MarketsPage() {
  const actor = await requireOperator('/operator/markets', sectionAt('markets').roles);
  return (
    <ConsolePage actor={actor} section="markets">
      <Markets />
    </ConsolePage>
  );
}
