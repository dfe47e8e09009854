import { Card } from '@/app/_ui/card';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { waitingForFunds } from '@/lib/money/transfers/funds/queries';
import { requestI18n } from '@/lib/platform/request';

/** Transfers that cannot be sent yet because Souk's money at the provider is not enough: somebody has to fill it up, or they go back. */
export async function WaitingForFunds({ actor }: { actor: PersonActor }) {
  const [waiting, { t, formatDate, formatMoney }] = await Promise.all([waitingForFunds(actor), requestI18n()]);
  return (
    <Section title={t('transfers.funds_title')}>
      {waiting.length === 0 ? (
        <Card className="text-muted text-sm">{t('transfers.funds_none')}</Card>
      ) : (
        <RowList>
          {waiting.map(({ id, amount, tries, since }) => (
            <li key={id} className="space-y-1 px-4 py-4 sm:px-6">
              <p className="font-medium">
                {t('transfers.funds_line', { number: id.slice(-8).toUpperCase(), amount: formatMoney(amount) })}
              </p>
              <p className="text-muted text-sm">
                {t('transfers.funds_tries', { tries, moment: formatDate(since, 'moment') })}
              </p>
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}
