import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { ReceivedInvite } from '@/lib/shop/ownership/queries';
import { roleMeaning, roleName } from './[page]/settings/people/role-words';
import { answerInvitation } from './actions';

/** Somebody asks the reader to be one of a page's people, as what. */
export async function Invitation({ invite }: { invite: ReceivedInvite }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('people.invited_title', { page: invite.pageName })}</h2>
      <p className="mt-1 text-muted">{t('people.invited_body', { person: invite.invitedBy })}</p>
      <ul className="mt-2 mb-4 space-y-1">
        {invite.roles.map((role) => (
          <li key={role}>
            <span className="font-medium">{roleName(t, role)}</span>{' '}
            <span className="text-muted text-sm">{roleMeaning(t, role)}</span>
          </li>
        ))}
      </ul>
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
