import { Form, SubmitButton } from '@/app/_ui/form';
import { LogOutIcon } from '@/app/_ui/icons';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { signOutHere } from './actions';
import { SigningOut } from './signing-out';

/** Ends this session; works without JavaScript too. */
export async function SignOut() {
  const { t } = await requestI18n();
  return (
    <Form action={signOutHere} messages={errorMessages(t)}>
      <SigningOut />
      <SubmitButton variant="quiet" wide>
        <LogOutIcon size={18} className="mirror" />
        {t('common.sign_out')}
      </SubmitButton>
    </Form>
  );
}
