import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may, roles } from '@/lib/shop/ownership/model';
import {
  type PagePerson,
  type PageSettings,
  peopleOf,
  type SentInvite,
  sentInvites,
} from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { SettingsHead } from '../settings-head';
import { Ticks } from '../ticks';
import { invite, leave, withdraw } from './actions';
import { PersonRow } from './person-row';
import { roleMeaning, roleName, roleNames } from './role-words';

export const generateMetadata = titled('people.title');

/** The page's people and what each may, who is asked to join them, and the way out. */
export default async function PeopleSettings({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_people');
  const [people, invites] = await Promise.all([peopleOf(actor, page.id), sentInvites(actor, page.id)]);
  const changes = may(page.roles, 'change_people');
  const isLastOwner = changes && people.filter((person) => person.roles.includes('owner')).length < 2;
  return (
    <div className="space-y-5">
      <SettingsHead page={page} title={(await requestI18n()).t('people.title')} />
      <People page={page} people={people} changes={changes} />
      {changes && <Invite page={page} />}
      {invites.length > 0 && <Waiting page={page} invites={invites} changes={changes} />}
      <Leave page={page} stays={isLastOwner} />
    </div>
  );
}

type ListProps = { page: PageSettings; changes: boolean };

async function People({ page, people, changes }: ListProps & { people: readonly PagePerson[] }) {
  const { t } = await requestI18n();
  return (
    <Card>
      {!changes && <p className="text-muted text-sm">{t('people.owners_change')}</p>}
      <ul className="space-y-3">
        {people.map((person) => (
          <PersonRow key={person.personId} page={page} person={person} changes={changes} />
        ))}
      </ul>
    </Card>
  );
}

async function Invite({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <Form
        action={invite}
        messages={errorMessages(t, ['email', 'invites_max', 'belongs_already', 'roles_none'])}
        done={t('people.invite_sent')}
        clearWhenDone
      >
        <h2 className="font-semibold text-lg">{t('people.invite')}</h2>
        <input type="hidden" name="page" value={page.id} />
        <Field
          name="email"
          type="email"
          label={t('people.invite_email')}
          hint={t('people.invite_email_hint')}
          maxLength={254}
          autoComplete="off"
        />
        <Ticks
          name="roles"
          className="space-y-1"
          legend={t('people.invite_as')}
          choices={roles.map((role) => ({ value: role, label: roleName(t, role), hint: roleMeaning(t, role) }))}
          chosen={[]}
        />
        <SubmitButton>{t('people.invite_send')}</SubmitButton>
      </Form>
    </Card>
  );
}

async function Waiting({ page, invites, changes }: ListProps & { invites: readonly SentInvite[] }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Card>
      <h2 className="mb-1 font-semibold text-lg">{t('people.waiting')}</h2>
      <ul>
        {invites.map((one) => (
          <li key={one.id} className="flex min-h-12 flex-wrap items-center justify-between gap-3">
            <span>
              <bdi dir="ltr">{one.emailHint}</bdi>{' '}
              <span className="text-muted text-sm">
                {roleNames(t, one.roles)} · {t('people.invite_until', { day: formatDate(one.expiresAt) })}
              </span>
            </span>
            {changes && (
              <Form action={withdraw} messages={errorMessages(t)}>
                <input type="hidden" name="page" value={page.id} />
                <input type="hidden" name="invite" value={one.id} />
                <SubmitButton variant="plain" size="small">
                  {t('people.invite_withdraw')}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function Leave({ page, stays }: { page: PageSettings; stays: boolean }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <h2 className="font-semibold text-lg">{t('people.leave')}</h2>
      <p className="mb-3 text-muted text-sm">{stays ? t('errors.last_owner') : t('people.leave_body')}</p>
      {!stays && (
        <Form action={leave} messages={errorMessages(t, ['last_owner'])} className="space-y-2">
          <input type="hidden" name="page" value={page.id} />
          <Checkbox name="sure" label={t('people.leave_sure')} />
          <SubmitButton variant="danger">{t('people.leave')}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
