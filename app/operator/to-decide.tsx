import { Card } from '@/app/_ui/card';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { appealsWaiting } from '@/lib/social/decisions/queries';
import { reportedThings } from '@/lib/social/decisions/reported';

/** How much waits for a decision, and the way to it. */
export async function ToDecide({ actor }: { actor: PersonActor }) {
  const [{ count }, appeals, { t, formatNumber }] = await Promise.all([
    reportedThings(actor),
    appealsWaiting(actor),
    requestI18n(),
  ]);
  return (
    <Section title={t('decisions.queue_title')}>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div className="text-sm">
          <p>
            {count === 0
              ? t('decisions.queue_none')
              : t('decisions.queue_count', { count, shown: formatNumber(count) })}
          </p>
          <p>
            {appeals.length === 0
              ? t('decisions.appeals_none')
              : t('decisions.appeals_count', { count: appeals.length, shown: formatNumber(appeals.length) })}
          </p>
        </div>
        <LinkButton href="/operator/decisions">{t('decisions.queue_open')}</LinkButton>
      </Card>
    </Section>
  );
}
