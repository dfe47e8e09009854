import { Card } from '@/app/_ui/card';
import { ExactField, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { capabilities } from '@/lib/markets/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { inviteHere } from './actions';

/** Lets a person in where a capability is for those who are invited. */
export async function InviteForm({ country }: { country: string }) {
  const { t } = await requestI18n();
  const messages = { ...errorMessages(t, ['country']), handle: t('countries.invite_nobody') };
  return (
    <Section title={t('countries.invite_title')}>
      <p className="text-muted">{t('countries.invite_lead')}</p>
      <Card>
        <Form action={inviteHere} messages={messages} done={t('countries.invited')} clearWhenDone>
          <div className="grid gap-4 sm:grid-cols-3">
            <ExactField name="country" label={t('countries.invite_country')} defaultValue={country} maxLength={2} />
            <Select name="capability" label={t('operator.market_capability')}>
              {capabilities.map((capability) => (
                <option key={capability} value={capability}>
                  {t(`countries.cap_${capability}`)}
                </option>
              ))}
            </Select>
            <ExactField name="handle" label={t('countries.invite_handle')} maxLength={60} />
          </div>
          <SubmitButton variant="quiet">{t('countries.invite')}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
