import type { Metadata } from 'next';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { isLiveToken } from '@/lib/identity/mailed-tokens/use-token';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { MailboxHint } from '../_account/mailbox-hint';
import { Narrow } from '../_account/narrow';
import { PasswordField } from '../_account/password-field';
import { requestResetHere, resetPasswordHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.reset_title'), robots: { index: false }, referrer: 'same-origin' };
}

type ResetPageProps = { searchParams: Promise<{ token?: string | string[] }> };

/** Asking for a reset link, or, behind the link, setting the new password. */
export default async function ResetPasswordPage({ searchParams }: ResetPageProps) {
  const { token } = await searchParams;
  if (token === undefined) return <AskForLink />;
  return typeof token === 'string' && (await isLiveToken(['reset'], token)) ? (
    <NewPassword token={token} />
  ) : (
    <LinkOver />
  );
}

async function AskForLink() {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('identity.reset_title')} lead={t('identity.reset_lead')}>
      <Form action={requestResetHere} messages={errorMessages(t, ['email'])} done={t('identity.reset_sent')}>
        <Field
          name="email"
          type="email"
          label={t('identity.email')}
          autoComplete="username"
          inputMode="email"
          required
        />
        <SubmitButton size="large" wide>
          {t('identity.reset_send')}
        </SubmitButton>
      </Form>
      <MailboxHint />
    </Narrow>
  );
}

async function NewPassword({ token }: { token: string }) {
  const { t } = await requestI18n();
  const messages = errorMessages(t, ['password_short', 'password_common', 'password_personal', 'link_over']);
  return (
    <Narrow title={t('identity.reset_choose')} lead={t('identity.reset_choose_lead')}>
      <Form action={resetPasswordHere} messages={messages}>
        <input type="hidden" name="token" value={token} />
        <PasswordField
          label={t('identity.new_password')}
          hint={t('identity.password_hint')}
          autoComplete="new-password"
          words={{ show: t('identity.show_password'), hide: t('identity.hide_password') }}
        />
        <SubmitButton size="large" wide>
          {t('identity.reset_save')}
        </SubmitButton>
      </Form>
    </Narrow>
  );
}

async function LinkOver() {
  const { t } = await requestI18n();
  return (
    <Narrow title={t('identity.link_over_title')} lead={t('identity.link_over_lead')}>
      <LinkButton href="/reset-password" size="large" wide>
        {t('identity.link_again')}
      </LinkButton>
    </Narrow>
  );
}
