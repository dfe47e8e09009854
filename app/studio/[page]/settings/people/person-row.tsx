import { Avatar } from '@/app/_ui/avatar';
import { Chip } from '@/app/_ui/chip';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { roles } from '@/lib/shop/ownership/model';
import type { PagePerson, PageSettings } from '@/lib/shop/ownership/queries';
import { Unfolding } from '../../unfolding';
import { Ticks } from '../ticks';
import { change, remove } from './actions';
import { roleMeaning, roleName, roleNames } from './role-words';

type PersonProps = { page: PageSettings; person: PagePerson };

/** One of the page's people and what she may; who may change people gives other roles, or removes her in a second step. */
export async function PersonRow({ page, person, changes }: PersonProps & { changes: boolean }) {
  const { t, formatDate } = await requestI18n();
  const day = formatDate(person.givenAt, 'date');
  const name = shownName(t, person.name);
  return (
    <li>
      <div className="flex items-center gap-3">
        <Avatar name={name} size="small" />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{name}</bdi>
          <span className="block font-medium text-sm">{roleNames(t, person.roles)}</span>
          <span className="block text-muted text-sm">
            {person.givenBy === null
              ? t('people.since', { day })
              : t('people.given_by', { person: shownName(t, person.givenBy), day })}
          </span>
        </span>
        {person.you && <Chip>{t('people.you')}</Chip>}
      </div>
      {changes && <Change page={page} person={person} />}
      {changes && !person.you && <Removal page={page} person={person} />}
    </li>
  );
}

async function Change({ page, person }: PersonProps) {
  const { t } = await requestI18n();
  return (
    <Form
      action={change}
      messages={errorMessages(t, ['last_owner', 'person_gone', 'roles_none'])}
      done={t('people.changed')}
      className="ps-12"
    >
      <Unfolding title={t('people.change', { person: shownName(t, person.name) })} className="text-muted text-sm">
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="person" value={person.personId} />
        <Ticks
          name="roles"
          className="space-y-1"
          legend={t('people.roles')}
          choices={roles.map((role) => ({ value: role, label: roleName(t, role), hint: roleMeaning(t, role) }))}
          chosen={person.roles}
        />
        <SubmitButton size="small">{t('people.change_save')}</SubmitButton>
      </Unfolding>
    </Form>
  );
}

async function Removal({ page, person: { personId, name } }: PersonProps) {
  const { t } = await requestI18n();
  const person = shownName(t, name);
  return (
    <Form action={remove} messages={errorMessages(t, ['leave_instead'])} className="ps-12">
      <Unfolding title={t('people.remove', { person })} className="text-brick text-sm">
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="person" value={personId} />
        <p className="text-sm">{t('people.remove_body', { person })}</p>
        <Checkbox name="sure" label={t('people.remove_sure', { person })} />
        <SubmitButton variant="danger" size="small">
          {t('people.remove', { person })}
        </SubmitButton>
      </Unfolding>
    </Form>
  );
}
