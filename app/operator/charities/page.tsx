import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { Charities } from '../charity-queue';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_charities'), robots: { index: false } };
}

/** Pages that say they are charities, each to be looked up in the register it names. */
export default async function CharitiesPage() {
  const actor = await requireOperator('/operator/charities', sectionAt('charities').roles);
  return (
    <ConsolePage actor={actor} section="charities">
      <Charities actor={actor} />
    </ConsolePage>
  );
}
