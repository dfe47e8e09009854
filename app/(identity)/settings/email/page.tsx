import type { Metadata } from 'next';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { MailboxHint } from '../../_account/mailbox-hint';
import { SettingsPage } from '../../_account/settings-page';
import { changeEmailHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.email_title'), robots: { index: false } };
}

/** Another address; it counts once it is proven. */
export default async function EmailPage() {
  const actor = await requireProof('/settings/email');
  const { t } = await requestI18n();
  return (
    <SettingsPage title={t('identity.email_title')} lead={t('identity.email_lead')}>
      <p>{t('identity.email_now', { email: actor.email })}</p>
      <Form
        action={changeEmailHere}
        messages={errorMessages(t, ['email', 'same_email'])}
        done={t('identity.email_sent')}
      >
        <Field
          name="email"
          type="email"
          label={t('identity.email_new')}
          autoComplete="email"
          inputMode="email"
          required
        />
        <SubmitButton>{t('identity.email_send')}</SubmitButton>
      </Form>
      <MailboxHint />
    </SettingsPage>
  );
}
