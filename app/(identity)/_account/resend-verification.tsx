import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requestVerificationHere } from '../verify-email/actions';
import { MailboxHint } from './mailbox-hint';

/** Says that an address waits to be confirmed, and sends the link again. */
export async function ResendVerification({ email }: { email: string }) {
  const { t } = await requestI18n();
  return (
    <div className="space-y-3">
      <Notice>{t('identity.verify_needed', { email })}</Notice>
      <Form action={requestVerificationHere} messages={errorMessages(t)} done={t('identity.verify_resent')}>
        <SubmitButton variant="quiet">{t('identity.verify_resend')}</SubmitButton>
      </Form>
      <MailboxHint />
    </div>
  );
}
