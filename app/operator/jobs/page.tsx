import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { FailedJobs } from '../failed-jobs';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_jobs'), robots: { index: false } };
}

/** Jobs that failed, and another try for each. */
export default async function JobsPage() {
  const actor = await requireOperator('/operator/jobs', sectionAt('jobs').roles);
  return (
    <ConsolePage actor={actor} section="jobs">
      <FailedJobs actor={actor} />
    </ConsolePage>
  );
}
