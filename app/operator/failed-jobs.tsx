import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type FailedJobView, listFailedJobs } from '@/lib/identity/operations/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { retryJobHere } from './actions';

/** Jobs that failed, and another try for each. */
export async function FailedJobs({ actor }: { actor: PersonActor }) {
  const [jobs, { t }] = await Promise.all([listFailedJobs(actor), requestI18n()]);
  return (
    <Section title={t('operator.jobs')}>
      {jobs.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.jobs_none')}</Card>
      ) : (
        <RowList>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

async function JobRow({ job }: { job: FailedJobView }) {
  const { t, formatDate } = await requestI18n();
  const next = t('operator.jobs_next', { moment: formatDate(job.nextRunAt, 'moment') });
  return (
    <li className="flex items-start gap-3 px-4 py-3 sm:px-6">
      <span className="min-w-0 flex-1 space-y-1 text-sm">
        <bdi className="block font-medium">{job.task}</bdi>
        <bdi className="block break-words text-muted">{job.lastError.slice(0, 200)}</bdi>
        <span className="block text-muted">
          {t('operator.jobs_try', { attempts: job.attempts, max: job.attemptsMax })} · {job.givenUp ? '' : next}
          {job.givenUp && <Chip tone="danger">{t('operator.jobs_given_up')}</Chip>}
        </span>
      </span>
      <Form action={retryJobHere} messages={errorMessages(t)} done={t('operator.jobs_retried')}>
        <input type="hidden" name="job" value={job.id} />
        <SubmitButton variant="quiet" size="small">
          {t('operator.jobs_retry')}
        </SubmitButton>
      </Form>
    </li>
  );
}
