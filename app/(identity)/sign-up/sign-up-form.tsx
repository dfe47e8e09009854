import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Newcomer } from '@/lib/platform/newcomer';
import { requestI18n } from '@/lib/platform/request';
import { PasswordField } from '../_account/password-field';
import { signUpHere } from './actions';

type SignUpFormProps = {
  id: string;
  next: string;
  /** What is known already, as of a guest who has just bought. */
  known: Newcomer | null;
  messages: Readonly<Record<string, string>>;
};

/** Name, e-mail and password. Its `id` is that by which the passkey button reads the first two. */
export async function SignUpForm({ id, next, known, messages }: SignUpFormProps) {
  const { t } = await requestI18n();
  return (
    <Form action={signUpHere} messages={messages} id={id}>
      <input type="hidden" name="next" value={next} />
      <Field
        name="name"
        label={t('identity.name')}
        hint={t('identity.name_hint')}
        defaultValue={known?.name}
        autoComplete="name"
        maxLength={80}
        required
      />
      <Field
        name="email"
        type="email"
        label={t('identity.email')}
        defaultValue={known?.email}
        autoComplete="username"
        inputMode="email"
        required
      />
      <PasswordField
        label={t('identity.password')}
        hint={t('identity.password_hint')}
        autoComplete="new-password"
        words={{ show: t('identity.show_password'), hide: t('identity.hide_password') }}
      />
      <SubmitButton size="large" wide>
        {t('identity.sign_up')}
      </SubmitButton>
    </Form>
  );
}
