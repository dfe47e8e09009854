import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { newestReports, type ReportView } from '@/lib/social/reports/queries';

/** What people reported of others: how much, and the newest of it. Who reported is nobody's to read. */
export async function ThingsReported({ actor }: { actor: PersonActor }) {
  const [{ count, newest }, { t, formatNumber }] = await Promise.all([newestReports(actor), requestI18n()]);
  return (
    <Section title={t('operator.things_reported')}>
      {count === 0 ? (
        <Card className="text-muted text-sm">{t('operator.things_reported_none')}</Card>
      ) : (
        <>
          <p className="text-muted text-sm">
            {t('operator.things_reported_count', { count, shown: formatNumber(count) })}
          </p>
          <RowList>
            {newest.map((report) => (
              <ReportedThing key={report.id} report={report} />
            ))}
          </RowList>
        </>
      )}
    </Section>
  );
}

async function ReportedThing({ report }: { report: ReportView }) {
  const { t, formatNumber, formatDate } = await requestI18n();
  const { kind, person, reason, words, times, at } = report;
  const by = t('operator.reported_times', { count: times, shown: formatNumber(times) });
  return (
    <li className="space-y-1 px-4 py-3 text-sm sm:px-6">
      <p className="font-medium">
        {t(`operator.reported_kind_${kind}`)}
        {person && (
          <Link href={`/people/${person.handle}`} className="ms-2 font-normal underline underline-offset-4">
            <bdi>{person.name}</bdi>
          </Link>
        )}
      </p>
      {words && (
        <p dir="auto" className="wrap-anywhere whitespace-pre-line">
          {words}
        </p>
      )}
      <p className="text-muted">
        {t(`reports.reason_${reason}`)} · {by} · {formatDate(at, 'moment')}
      </p>
    </li>
  );
}
