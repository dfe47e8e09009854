import { Card } from '@/app/_ui/card';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { listChanges } from '@/lib/markets/changes';
import { openCountries } from '@/lib/markets/queries';
import { requestI18n } from '@/lib/platform/request';

/** Where people may buy, what waits for a second operator, and the way to both. */
export async function Markets({ actor }: { actor: PersonActor }) {
  const [open, { waiting }, { t, formatNumber }] = await Promise.all([
    openCountries('buy'),
    listChanges(actor),
    requestI18n(),
  ]);
  return (
    <Section title={t('operator.markets')}>
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <div className="text-sm">
          <p>{t('countries.open_count', { count: open.length, shown: formatNumber(open.length) })}</p>
          <p>
            {waiting.length === 0
              ? t('countries.waiting_none')
              : t('countries.waiting_count', { count: waiting.length, shown: formatNumber(waiting.length) })}
          </p>
        </div>
        <LinkButton href="/operator/countries">{t('countries.operator_open')}</LinkButton>
      </Card>
    </Section>
  );
}
