import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import {
  type PagePerson,
  type PageSettings,
  peopleOf,
  type SentInvite,
  sentInvites,
} from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { invite, leave, withdraw } from './actions';
import { OwnerRow } from './owner-row';

export const generateMetadata = titled('studio.settings_owners');

/** Who owns the page, who is asked to, and the way out. */
export default async function OwnersSettings({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page);
  const [owners, invites] = await Promise.all([peopleOf(actor, page.id), sentInvites(actor, page.id)]);
  return (
    <div className="space-y-5">
      <Owners page={page} owners={owners} />
      <Invite page={page} invites={invites} />
      <Leave page={page} alone={owners.length < 2} />
    </div>
  );
}

async function Owners({ page, owners }: { page: PageSettings; owners: readonly PagePerson[] }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <h2 className="mb-3 font-semibold text-lg">{t('studio.owners')}</h2>
      <ul className="space-y-3">
        {owners.map((owner) => (
          <OwnerRow key={owner.personId} page={page} owner={owner} />
        ))}
      </ul>
    </Card>
  );
}

async function Invite({ page, invites }: { page: PageSettings; invites: readonly SentInvite[] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Card className="space-y-5">
      <Form
        action={invite}
        messages={errorMessages(t, ['email', 'invites_max', 'belongs_already'])}
        done={t('studio.invite_sent')}
        clearWhenDone
      >
        <h2 className="font-semibold text-lg">{t('studio.invite_owner')}</h2>
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="roles[]" value="owner" />
        <Field
          name="email"
          type="email"
          label={t('studio.invite_email')}
          hint={t('studio.invite_email_hint')}
          maxLength={254}
          autoComplete="off"
        />
        <SubmitButton>{t('studio.invite_send')}</SubmitButton>
      </Form>
      {invites.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium">{t('studio.invites_waiting')}</h3>
          <ul>
            {invites.map((one) => (
              <li key={one.id} className="flex min-h-12 flex-wrap items-center justify-between gap-3">
                <span>
                  <bdi dir="ltr">{one.emailHint}</bdi>{' '}
                  <span className="text-muted text-sm">
                    {t('studio.invite_until', { day: formatDate(one.expiresAt) })}
                  </span>
                </span>
                <Form action={withdraw} messages={errorMessages(t)}>
                  <input type="hidden" name="page" value={page.id} />
                  <input type="hidden" name="invite" value={one.id} />
                  <SubmitButton variant="plain" size="small">
                    {t('studio.invite_withdraw')}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

async function Leave({ page, alone }: { page: PageSettings; alone: boolean }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('studio.leave_page')}</h2>
      <p className="mb-3 text-muted text-sm">{alone ? t('errors.last_owner') : t('studio.leave_page_body')}</p>
      {!alone && (
        <Form action={leave} messages={errorMessages(t, ['last_owner'])} className="space-y-2">
          <input type="hidden" name="page" value={page.id} />
          <Checkbox name="sure" label={t('studio.leave_sure')} />
          <SubmitButton variant="danger">{t('studio.leave_page')}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
