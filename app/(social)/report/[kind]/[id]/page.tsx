import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { isReportable } from '@/lib/social/reports/is-there';
import { ReportSubject } from '@/lib/social/reports/schema';
import { ReportForm } from '../../../_report/report-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('reports.title'), robots: { index: false } };
}

/** The form by which something is reported, as a page of its own. */
export default async function ReportPage({ params }: { params: Promise<{ kind: string; id: string }> }) {
  const subject = ReportSubject.safeParse(await params);
  if (!subject.success) notFound();
  const { kind, id } = subject.data;
  const [actor, { t }] = await Promise.all([requirePerson(`/report/${kind}/${id}`), requestI18n()]);
  if (!(await isReportable(actor, kind, id))) notFound();
  return (
    <div className="page-width max-w-xl space-y-6 py-6 md:py-10">
      <h1 className="text-2xl">{t('reports.title')}</h1>
      <ReportForm kind={kind} id={id} />
    </div>
  );
}
