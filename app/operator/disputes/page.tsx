import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { type OpenDispute, openDisputes } from '@/lib/money/operations/queries';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_disputes'), robots: { index: false } };
}

/** Disputes that are open, those first that are to be answered first. */
export default async function DisputesPage() {
  const actor = await requireOperator('/operator/disputes', sectionAt('disputes').roles);
  const [disputes, { t }] = await Promise.all([openDisputes(actor), requestI18n()]);
  return (
    <ConsolePage actor={actor} section="disputes" lead={t('operator.disputes_lead')}>
      {disputes.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.disputes_none')}</Card>
      ) : (
        <RowList>
          {disputes.map((dispute) => (
            <DisputeRow key={dispute.id} dispute={dispute} />
          ))}
        </RowList>
      )}
    </ConsolePage>
  );
}

async function DisputeRow({ dispute }: { dispute: OpenDispute }) {
  const { t, formatDate, formatMoney, formatNumber } = await requestI18n();
  const { orderId, pageName, provider, state, inquiry, amount, dueBy, openedAt, answered, files, filesSent } = dispute;
  return (
    <li>
      <Link href={`/operator/orders/${orderId}`} className="block space-y-1 px-4 py-3 text-sm hover:bg-sunken sm:px-6">
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="font-medium">
            {dueBy && state === 'needs_response'
              ? t('operator.dispute_due', { day: formatDate(dueBy, 'moment') })
              : t(`copy.code_dispute_${state}`)}
          </span>
          <span className="tabular-nums">{formatMoney(amount)}</span>
        </span>
        <span className="block text-muted">
          <bdi>{pageName}</bdi> ·{' '}
          <bdi dir="ltr" className="tabular-nums">
            {orderId.slice(-8).toUpperCase()}
          </bdi>{' '}
          · {t(`copy.code_provider_${provider}`)} ·{' '}
          {t('operator.dispute_opened', { day: formatDate(openedAt, 'date') })}
        </span>
        <span className="flex flex-wrap gap-2">
          {inquiry && <Chip>{t('operator.dispute_inquiry')}</Chip>}
          <Chip tone={answered ? 'done' : 'due'}>
            {t(answered ? 'operator.dispute_answered' : 'operator.dispute_waits')}
          </Chip>
          <Chip>
            {t('operator.dispute_files', { count: files, shown: formatNumber(files), sent: formatNumber(filesSent) })}
          </Chip>
        </span>
      </Link>
    </li>
  );
}
