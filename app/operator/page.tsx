import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditBefore } from '@/lib/identity/operations/schema';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { AuditLog } from './audit-log';
import { Books } from './books';
import { Charities } from './charities';
import { FailedJobs } from './failed-jobs';
import { FindOrder } from './find-order';
import { Markets } from './markets';
import { NoShows } from './no-shows';
import { RefundsBack } from './refunds-back';
import { ToDecide } from './to-decide';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.title'), robots: { index: false } };
}

/** What an operator looks at in the morning, its switches also without scripts, so nothing streams in later. To everybody else there is no such page. */
export default async function OperatorPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[]; order?: string | string[] }>;
}) {
  const actor = await requirePerson('/operator');
  if (!actor.operator) notFound();
  const [{ before, order }, { t }] = await Promise.all([searchParams, requestI18n()]);
  return (
    <div className="page-width max-w-5xl space-y-12 py-8 md:py-12">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('operator.title')}</h1>
        <p className="text-muted">{t('operator.lead')}</p>
      </header>
      <div className="grid gap-10 md:grid-cols-2">
        <Books actor={actor} />
        <FailedJobs actor={actor} />
      </div>
      <FindOrder actor={actor} refused={Array.isArray(order) ? order[0] : order} />
      <RefundsBack actor={actor} />
      <ToDecide actor={actor} />
      <Charities actor={actor} />
      <NoShows actor={actor} />
      <Markets />
      <AuditLog actor={actor} before={AuditBefore.parse(before)} />
    </div>
  );
}
