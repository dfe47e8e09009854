import { Form, SubmitButton } from '@/app/_ui/form';
import { requestI18n } from '@/lib/platform/request';
import { PasswordField } from '../../_account/password-field';
import { proveByPasswordHere } from './actions';

type PasswordProofProps = {
  next: string;
  messages: Readonly<Record<string, string>>;
  /** Whether this is the way to take; beside a passkey it stands back. */
  first: boolean;
};

/** The present password, typed once more. */
export async function PasswordProof({ next, messages, first }: PasswordProofProps) {
  const { t } = await requestI18n();
  return (
    <Form action={proveByPasswordHere} messages={messages}>
      <input type="hidden" name="next" value={next} />
      <PasswordField
        label={t('identity.password')}
        autoComplete="current-password"
        words={{ show: t('identity.show_password'), hide: t('identity.hide_password') }}
      />
      <SubmitButton variant={first ? 'primary' : 'quiet'} size="large" wide>
        {t('identity.prove_password')}
      </SubmitButton>
    </Form>
  );
}
