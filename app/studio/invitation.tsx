import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { ReceivedInvite } from '@/lib/shop/ownership/queries';
import { answerInvitation } from './actions';

/** Somebody asks the reader to own a page with her. */
export async function Invitation({ invite }: { invite: ReceivedInvite }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('studio.invited_title', { page: invite.pageName })}</h2>
      <p className="mt-1 mb-4 text-muted">{t('studio.invited_body', { person: invite.invitedBy })}</p>
      <Form action={answerInvitation} messages={errorMessages(t, ['people_max'])} className="space-y-3">
        <input type="hidden" name="invite" value={invite.id} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="answer" value="accept">
            {t('studio.invite_accept')}
          </SubmitButton>
          <SubmitButton name="answer" value="decline" variant="quiet">
            {t('studio.invite_decline')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
