import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { RecipientView } from '@/lib/money/transfers/recipients/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { SmallForm } from '../../wallet/small-form';
import { goOn, remove } from '../actions';

/** The bank accounts of other people that she keeps: what is missing of them, and a way to take them out. */
export async function KeptRecipients({ recipients }: { recipients: readonly RecipientView[] }) {
  const { t, formatCountry } = await requestI18n();
  return (
    <Section title={t('transfers.recipients')}>
      <RowList>
        {recipients.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{one.name}</bdi>
              <span className="block text-muted text-sm">
                {formatCountry(one.country)} ·{' '}
                {one.ready ? `${one.currency} ···· ${one.last4 ?? ''}` : t('transfers.recipient_unready')}
              </span>
            </span>
            <span className="flex gap-1">
              {!one.ready && (
                <SmallForm action={goOn} name="recipientId" value={one.id} messages={errorMessages(t, ['try_again'])}>
                  {t('transfers.recipient_finish')}
                  <bdi className="sr-only">{one.name}</bdi>
                </SmallForm>
              )}
              <SmallForm
                action={remove}
                name="recipientId"
                value={one.id}
                messages={errorMessages(t)}
                ask={{
                  question: t('transfers.recipient_remove_question', { name: one.name }),
                  yes: t('transfers.recipient_remove_yes'),
                  no: t('transfers.cancel_no'),
                }}
              >
                {t('transfers.recipient_remove')}
                <bdi className="sr-only">{one.name}</bdi>
              </SmallForm>
            </span>
          </li>
        ))}
      </RowList>
    </Section>
  );
}
