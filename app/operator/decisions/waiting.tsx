import { Card } from '@/app/_ui/card';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { type ReportedThing, reportedThings } from '@/lib/social/decisions/reported';
import { Look } from './look';
import { reasonWords } from './reason-words';

/** What was reported, grouped by thing: how often, why and since when, and nothing of what it says. */
export async function Waiting({ actor }: { actor: PersonActor }) {
  const [{ count, things }, { t, formatNumber }] = await Promise.all([reportedThings(actor), requestI18n()]);
  return (
    <Section title={t('decisions.reports_title')}>
      {count === 0 ? (
        <Card className="text-muted text-sm">{t('decisions.queue_none')}</Card>
      ) : (
        <>
          <p className="text-muted text-sm">{t('decisions.queue_count', { count, shown: formatNumber(count) })}</p>
          <RowList>
            {things.map((thing) => (
              <WaitingThing key={`${thing.kind} ${thing.id}`} thing={thing} />
            ))}
          </RowList>
        </>
      )}
    </Section>
  );
}

async function WaitingThing({ thing: { kind, id, reasons, times, since } }: { thing: ReportedThing }) {
  const { t, formatNumber, formatAgo } = await requestI18n();
  return (
    <li>
      <Look
        href={`/operator/decisions/${kind}/${id}`}
        className="block min-h-16 space-y-1 px-4 py-3 hover:bg-sunken sm:px-6"
      >
        <span className="block font-medium">
          {t(`decisions.about_${kind}`)}
          <span className="font-normal">
            {' '}
            · {t('decisions.queue_times', { count: times, shown: formatNumber(times) })}
          </span>
        </span>
        <span className="block text-muted text-sm">
          {reasons.map((reason) => reasonWords(t, reason)).join(' · ')} ·{' '}
          {t('decisions.queue_since', { ago: formatAgo(since) })}
        </span>
      </Look>
    </li>
  );
}
