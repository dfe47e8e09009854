import { Card } from '@/app/_ui/card';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import type { Actor } from '@/lib/identity/actor/model';
import type { Capability } from '@/lib/markets/model';
import { myWaits } from '@/lib/markets/waits/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { askHere, stopHere } from './actions';

type TellProps = { actor: Actor; country: string; closed: readonly Capability[] };

/** A line to be told when something opens here: by a notice for whoever has an account, by one mail for everybody else. */
export async function TellMe({ actor, country, closed }: TellProps) {
  const [waits, { t, formatCountry }] = await Promise.all([myWaits(actor, country), requestI18n()]);
  const choices = closed.filter((capability) => !waits.includes(capability));
  const messages = { ...errorMessages(t, ['email']), open_already: t('countries.open_already') };
  const visitor = actor.kind !== 'person';
  return (
    <Section title={t('countries.tell_title')}>
      <p className="text-muted">{visitor ? t('countries.tell_lead_visitor') : t('countries.tell_lead')}</p>
      {waits.map((capability) => {
        const what = t(`countries.cap_${capability}`);
        return (
          <Form key={capability} action={stopHere} messages={messages} className="flex flex-wrap items-center gap-3">
            <input type="hidden" name="country" value={country} />
            <input type="hidden" name="capability" value={capability} />
            <p className="text-sm">{t('countries.told_of', { what })}</p>
            <SubmitButton variant="quiet" size="small">
              <span aria-hidden>{t('countries.tell_stop')}</span>
              <span className="sr-only">{t('countries.tell_stop_one', { what, country: formatCountry(country) })}</span>
            </SubmitButton>
          </Form>
        );
      })}
      {choices.length > 0 && (
        <Card>
          <Form
            action={askHere}
            messages={messages}
            done={visitor ? t('countries.tell_sent') : t('countries.tell_noted')}
            clearWhenDone
          >
            <input type="hidden" name="country" value={country} />
            <Select name="capability" label={t('countries.tell_what')}>
              {choices.map((capability) => (
                <option key={capability} value={capability}>
                  {t(`countries.cap_${capability}`)}
                </option>
              ))}
            </Select>
            {visitor && (
              <Field
                name="email"
                type="email"
                label={t('countries.tell_email')}
                hint={t('countries.tell_email_hint')}
                autoComplete="email"
                maxLength={254}
                required
              />
            )}
            <SubmitButton>{t('countries.tell')}</SubmitButton>
          </Form>
        </Card>
      )}
    </Section>
  );
}
