import { Card } from '@/app/_ui/card';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { listAudit } from '@/lib/identity/operations/queries';
import { requestI18n } from '@/lib/platform/request';
import { namesIn } from './audit-names';
import { AuditRow } from './audit-row';

/** Who did what to which thing, the newest first, in words; ids stand behind each line. */
export async function AuditLog({ actor, before }: { actor: PersonActor; before: Date | null }) {
  const [lines, { t }] = await Promise.all([listAudit(actor, before), requestI18n()]);
  const names = await namesIn(actor, lines);
  const last = lines.at(-1);
  return (
    <Section title={t('operator.audit')}>
      {lines.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.audit_none')}</Card>
      ) : (
        <RowList>
          {lines.map((line) => (
            <AuditRow key={line.id} line={line} names={names} />
          ))}
        </RowList>
      )}
      <nav className="flex gap-3">
        {before && (
          <LinkButton href="/operator/audit" variant="quiet" size="small">
            {t('operator.audit_newest')}
          </LinkButton>
        )}
        {last && lines.length >= 50 && (
          <LinkButton
            href={`/operator/audit?before=${encodeURIComponent(last.at.toISOString())}`}
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
