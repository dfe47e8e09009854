import { Card } from '@/app/_ui/card';
import { ExactField, Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { reasonLengths } from '@/lib/identity/proposals/model';
import { newId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { proposalMessages } from '../agreement-words';
import { proposeTurnHere, revokeLeakedHere } from './actions';

/** Proposes a new key. Rings that the environment gives are turned there, so that they are not offered. */
export async function TurnForm({ given }: { given: boolean }) {
  const { t } = await requestI18n();
  return (
    <Section title={t('eyes.turn_title')}>
      <p className="text-muted text-sm">{t('eyes.turn_lead')}</p>
      <Card>
        <Form action={proposeTurnHere} messages={proposalMessages(t)} done={t('eyes.proposed')} clearWhenDone>
          <input type="hidden" name="proposal" value={newId('proposal')} />
          <Select name="action" label={t('eyes.turn_which')}>
            <option value="key.receipts">{t('eyes.action_receipts')}</option>
            {!given && <option value="key.vault">{t('eyes.action_vault')}</option>}
          </Select>
          <Field name="reason" label={t('eyes.turn_why')} maxLength={reasonLengths.most} autoComplete="off" />
          <SubmitButton>{t('countries.propose')}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}

/** Revokes a merchant's secret key that was found in the open. */
export async function LeakForm() {
  const { t } = await requestI18n();
  const messages = { ...proposalMessages(t), not_a_key: t('eyes.not_a_key'), not_found: t('eyes.leak_unknown') };
  return (
    <Section title={t('eyes.leak_title')}>
      <p className="text-muted text-sm">{t('eyes.leak_lead')}</p>
      <Card>
        <Form action={revokeLeakedHere} messages={messages} done={t('eyes.leak_done')} clearWhenDone>
          <ExactField name="secret" label={t('eyes.leak_key')} hint={t('eyes.leak_key_hint')} autoComplete="off" />
          <Field name="reason" label={t('eyes.leak_where')} maxLength={reasonLengths.most} autoComplete="off" />
          <SubmitButton variant="danger">{t('eyes.leak_revoke')}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
