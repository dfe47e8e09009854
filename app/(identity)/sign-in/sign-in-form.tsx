import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { requestI18n } from '@/lib/platform/request';
import { PasswordField } from '../_account/password-field';
import { signInHere } from './actions';

type SignInFormProps = { next: string; messages: Readonly<Record<string, string>> };

/** E-mail and password; the browser offers a passkey in the e-mail field. */
export async function SignInForm({ next, messages }: SignInFormProps) {
  const { t } = await requestI18n();
  return (
    <Form action={signInHere} messages={messages}>
      <input type="hidden" name="next" value={next} />
      <Field
        name="email"
        type="email"
        label={t('identity.email')}
        autoComplete="username webauthn"
        inputMode="email"
        required
      />
      <PasswordField
        label={t('identity.password')}
        autoComplete="current-password"
        words={{ show: t('identity.show_password'), hide: t('identity.hide_password') }}
      />
      <SubmitButton variant="quiet" size="large" wide>
        {t('identity.sign_in')}
      </SubmitButton>
    </Form>
  );
}
