import { Card } from '@/app/_ui/card';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type AuditView, listAudit } from '@/lib/identity/operations/queries';
import { requestI18n } from '@/lib/platform/request';

/** Who did what to which thing, the newest first; a table on a desktop, cards on a phone. */
export async function AuditLog({ actor, before }: { actor: PersonActor; before: Date | null }) {
  const [lines, { t }] = await Promise.all([listAudit(actor, before), requestI18n()]);
  const last = lines.at(-1);
  return (
    <Section title={t('operator.audit')}>
      {lines.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.audit_none')}</Card>
      ) : (
        <RowList>
          {lines.map((line) => (
            <AuditRow key={line.id} line={line} />
          ))}
        </RowList>
      )}
      <nav className="flex gap-3">
        {before && (
          <LinkButton href="/operator" variant="quiet" size="small">
            {t('operator.audit_newest')}
          </LinkButton>
        )}
        {last && lines.length >= 50 && (
          <LinkButton
            href={`/operator?before=${encodeURIComponent(last.at.toISOString())}`}
            variant="quiet"
            size="small"
          >
            {t('operator.audit_older')}
          </LinkButton>
        )}
      </nav>
    </Section>
  );
}

async function AuditRow({ line }: { line: AuditView }) {
  const { formatDate } = await requestI18n();
  const detail = Object.entries(line.detail).map(([name, value]) => `${name} ${value}`);
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-3 text-sm sm:px-6 md:grid-cols-[8rem_10rem_1fr]">
      <time dateTime={line.at.toISOString()} className="text-muted">
        {formatDate(line.at, 'moment')}
      </time>
      <bdi className="font-medium">{line.action}</bdi>
      <span className="min-w-0 break-words text-muted">
        <bdi>{line.actor}</bdi> → <bdi>{line.subject}</bdi>
        {detail.length > 0 && <bdi> · {detail.join(', ')}</bdi>}
      </span>
    </li>
  );
}
