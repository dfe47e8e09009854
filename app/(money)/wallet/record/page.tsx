import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { countsUntil } from '@/lib/money/orders/door/model';
import { doorStanding, type NoShowRecord, noShowsOf } from '@/lib/money/orders/door/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { contest } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('door.record_title'), robots: { index: false } };
}

/** Orders that sellers say were not taken at the door, for the one who would have: what counts, until when, and how to contest it. */
export default async function RecordPage() {
  const actor = await requirePerson('/wallet/record');
  const [records, standing, { t, formatDate }] = await Promise.all([
    noShowsOf(actor),
    doorStanding(actor),
    requestI18n(),
  ]);
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t('door.record_title')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('door.record_body')}</p>
      {standing?.until && <Notice>{t('door.barred', { day: formatDate(standing.until, 'date') })}</Notice>}
      {records.length === 0 && <p>{t('door.record_none')}</p>}
      {records.map((record) => (
        <RecordCard key={record.orderId} record={record} />
      ))}
    </div>
  );
}

async function RecordCard({ record }: { record: NoShowRecord }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  const line = { seller: record.pageName, total: formatMoney(record.total), day: formatDate(record.at, 'date') };
  return (
    <Card className="space-y-3">
      <h2 className="text-base">
        <Link href={`/orders/${record.orderId}`} className="underline underline-offset-4">
          {t.rich('door.record_line', { ...line, shop: (name) => <bdi key="shop">{name}</bdi> })}
        </Link>
      </h2>
      <p>{t(`door.reason_${record.reason}`)}</p>
      <p className="text-muted text-sm">{standingOf(record)}</p>
      {record.contest && (
        <p className="wrap-anywhere whitespace-pre-line text-sm">
          <bdi>{record.contest}</bdi>
        </p>
      )}
      {record.contestedAt === null && record.withdrawnAt === null && (
        <Form action={contest} messages={errorMessages(t)} className="space-y-3">
          <input type="hidden" name="orderId" value={record.orderId} />
          <TextArea
            name="words"
            label={t('door.contest_words')}
            hint={t('door.contest_words_hint')}
            maxLength={1_000}
            required
          />
          <SubmitButton variant="quiet">{t('door.contest')}</SubmitButton>
        </Form>
      )}
    </Card>
  );

  function standingOf({ contestedAt, withdrawnAt, at }: NoShowRecord): string {
    if (withdrawnAt) return t('door.withdrawn');
    if (contestedAt) return t('door.contested', { day: formatDate(contestedAt, 'date') });
    return t('door.counts_until', { day: formatDate(countsUntil(at), 'date') });
  }
}
