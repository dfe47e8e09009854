import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { getAccount } from '@/lib/identity/accounts/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { PasswordField } from '../../_account/password-field';
import { SettingsPage } from '../../_account/settings-page';
import { changePasswordHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.password_title'), robots: { index: false } };
}

/** Another password, or the first one. */
export default async function PasswordPage() {
  const actor = await requireProof('/settings/password');
  const [account, { t }] = await Promise.all([getAccount(actor), requestI18n()]);
  const messages = errorMessages(t, ['password_short', 'password_common', 'password_personal']);
  const lead = t(account.hasPassword ? 'identity.password_lead' : 'identity.password_first_lead');
  return (
    <SettingsPage title={t('identity.password_title')} lead={lead}>
      <Form action={changePasswordHere} messages={messages} done={t('identity.password_saved')} clearWhenDone>
        <input type="hidden" autoComplete="username" defaultValue={account.email} />
        <PasswordField
          label={t('identity.new_password')}
          hint={t(account.passkeys > 0 ? 'identity.password_hint_passkey' : 'identity.password_hint')}
          autoComplete="new-password"
          words={{ show: t('identity.show_password'), hide: t('identity.hide_password') }}
        />
        <SubmitButton>{t('identity.password_save')}</SubmitButton>
      </Form>
    </SettingsPage>
  );
}
