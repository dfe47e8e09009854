import { Card } from '@/app/_ui/card';
import { RadioCards } from '@/app/_ui/choice';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { charitiesToDecide } from '@/lib/shop/charities/queries';
import { decideCharityHere } from './actions';

/** Pages that say they are charities: what to look up in which register, and what was found. Those that are verified can be refused later. */
export async function Charities({ actor }: { actor: PersonActor }) {
  const [charities, { t, formatCountry }] = await Promise.all([charitiesToDecide(actor), requestI18n()]);
  return (
    <>
      {charities.length === 0 ? (
        <Card className="text-muted text-sm">{t('donations.operator_none')}</Card>
      ) : (
        <RowList>
          {charities.map(({ pageId, handle, name, legalName, registration, country, state }) => (
            <li key={pageId} className="space-y-3 px-4 py-4 sm:px-6">
              <Link href={`/${handle}`} className="inline-flex min-h-11 items-center font-medium underline">
                {t('donations.operator_line', {
                  ...{ name, legal: legalName, number: registration, country: formatCountry(country) },
                })}
              </Link>
              <Form action={decideCharityHere} messages={errorMessages(t)}>
                <input type="hidden" name="page" value={pageId} />
                <input type="hidden" name="legalName" value={legalName} />
                <input type="hidden" name="registration" value={registration} />
                <input type="hidden" name="country" value={country} />
                <RadioCards
                  name="verdict"
                  legend={t('donations.verdict')}
                  columns={2}
                  choices={(state === 'asked' ? (['verified', 'refused'] as const) : (['refused'] as const)).map(
                    (one) => ({ value: one, label: t(`donations.verdict_${one}`) }),
                  )}
                />
                <TextArea
                  name="statement"
                  label={t('donations.statement')}
                  hint={t('donations.statement_hint')}
                  maxLength={1000}
                  rows={2}
                  dir="auto"
                />
                <SubmitButton variant="quiet">{t('donations.decide')}</SubmitButton>
              </Form>
            </li>
          ))}
        </RowList>
      )}
    </>
  );
}
