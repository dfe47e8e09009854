import type { Metadata } from 'next';
import { AuditBefore } from '@/lib/identity/operations/schema';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { AuditLog } from '../audit-log';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_audit'), robots: { index: false } };
}

/** Who did what to which thing. Of people, only those who run Souk are named. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const actor = await requireOperator('/operator/audit', sectionAt('audit').roles);
  const [{ before }, { t }] = await Promise.all([searchParams, requestI18n()]);
  return (
    <ConsolePage actor={actor} section="audit" lead={t('operator.about_audit')}>
      <AuditLog actor={actor} before={AuditBefore.parse(before)} />
    </ConsolePage>
  );
}
