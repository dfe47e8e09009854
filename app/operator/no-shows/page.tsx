import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { NoShows } from '../no-shows';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_no_shows'), robots: { index: false } };
}

/** Orders that their buyers say were no no-shows. */
export default async function NoShowsPage() {
  const actor = await requireOperator('/operator/no-shows', sectionAt('no_shows').roles);
  const { t } = await requestI18n();
  return (
    <ConsolePage actor={actor} section="no_shows" lead={t('operator.about_no_shows')}>
      <NoShows actor={actor} />
    </ConsolePage>
  );
}
