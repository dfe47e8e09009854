import { Card } from '@/app/_ui/card';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { XIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { PersonCard } from '@/lib/identity/ties/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { circleNameMax } from '@/lib/social/circles/model';
import type { CircleView } from '@/lib/social/circles/queries';
import { PersonAvatar } from '../_people/person-avatar';
import { sendInside, sendName, sendRemoval } from './actions';

type CircleProps = { circle: CircleView; friends: readonly PersonCard[] };

/** A circle: who is in it, who may come, and behind its name how it is named and removed. */
export async function Circle({ circle, friends }: CircleProps) {
  const { t, formatNumber } = await requestI18n();
  const inside = friends.filter(({ id }) => circle.members.includes(id));
  const outside = friends.filter(({ id }) => !circle.members.includes(id));
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="wrap-anywhere text-lg">
          <bdi>{circle.name}</bdi>
        </h2>
        <p className="text-muted text-sm">
          {t('friends.circle_count', { count: inside.length, shown: formatNumber(inside.length) })}
        </p>
      </div>
      {inside.length > 0 && <Members circle={circle} people={inside} />}
      {outside.length > 0 && <AddFriend circle={circle} people={outside} />}
      <ChangeCircle circle={circle} />
    </Card>
  );
}

async function Members({ circle, people }: { circle: CircleView; people: readonly PersonCard[] }) {
  const { t } = await requestI18n();
  return (
    <ul className="flex flex-wrap gap-2">
      {people.map((person) => (
        <li key={person.id} className="flex max-w-full items-center gap-2 rounded-full bg-sunken ps-1">
          <PersonAvatar person={person} size="small" />
          <Link href={`/people/${person.handle}`} className="min-w-0 truncate text-sm hover:underline">
            <bdi>{person.name}</bdi>
          </Link>
          <Form action={sendInside} messages={errorMessages(t)} className="contents">
            <input type="hidden" name="circle" value={circle.id} />
            <input type="hidden" name="person" value={person.id} />
            <input type="hidden" name="inside" value="no" />
            <button
              type="submit"
              aria-label={t('friends.circle_take_out', { name: person.name })}
              className="grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-line hover:text-ink"
            >
              <XIcon size={16} />
            </button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

async function AddFriend({ circle, people }: { circle: CircleView; people: readonly PersonCard[] }) {
  const { t } = await requestI18n();
  return (
    <Form action={sendInside} messages={errorMessages(t)} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="circle" value={circle.id} />
      <input type="hidden" name="inside" value="yes" />
      <Select name="person" label={t('friends.circle_add')} className="min-w-0 flex-1 basis-48">
        {people.map(({ id, name, handle }) => (
          <option key={id} value={id}>
            {name} (@{handle})
          </option>
        ))}
      </Select>
      <SubmitButton variant="quiet">{t('common.add')}</SubmitButton>
    </Form>
  );
}

async function ChangeCircle({ circle }: { circle: CircleView }) {
  const { t } = await requestI18n();
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-muted text-sm hover:text-ink">
        {t('friends.circle_change')}
      </summary>
      <div className="space-y-4 pt-2">
        <Form
          action={sendName}
          messages={errorMessages(t, ['circle_name', 'required', 'too_long'])}
          className="flex flex-wrap items-end gap-3"
        >
          <input type="hidden" name="circle" value={circle.id} />
          <Field
            name="name"
            label={t('friends.circle_rename')}
            defaultValue={circle.name}
            maxLength={circleNameMax}
            dir="auto"
            autoComplete="off"
            className="min-w-0 flex-1 basis-48"
          />
          <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
        </Form>
        <Form action={sendRemoval} messages={errorMessages(t)} className="space-y-2">
          <input type="hidden" name="circle" value={circle.id} />
          <p className="text-muted text-sm">{t('friends.circle_remove_body')}</p>
          <SubmitButton variant="quiet" size="small">
            {t('friends.circle_remove')}
          </SubmitButton>
        </Form>
      </div>
    </details>
  );
}
