import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { UsersIcon } from '@/app/_ui/icons';
import type { PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { circleNameMax } from '@/lib/social/circles/model';
import { myCircles } from '@/lib/social/circles/queries';
import { sendCircle } from './actions';
import { Circle } from './circle';

/** One's circles of friends, and the form that makes another. */
export async function Circles({ actor }: { actor: PersonActor }) {
  const [{ t }, circles, friends] = await Promise.all([requestI18n(), myCircles(actor), friendsOf(actor)]);
  return (
    <div className="space-y-6">
      {circles.map((circle) => (
        <Circle key={circle.id} circle={circle} friends={friends} />
      ))}
      {circles.length === 0 && (
        <EmptyState picture={<UsersIcon size={36} />} title={t('friends.circles_none')}>
          {t('friends.circles_none_body')}
        </EmptyState>
      )}
      <Card>
        <Form
          action={sendCircle}
          messages={errorMessages(t, ['circle_name', 'circles_max', 'required', 'too_long'])}
          clearWhenDone
          className="flex flex-wrap items-end gap-3"
        >
          <Field
            name="name"
            label={t('friends.circle_new')}
            maxLength={circleNameMax}
            dir="auto"
            autoComplete="off"
            className="min-w-0 flex-1 basis-56"
          />
          <SubmitButton>{t('friends.circle_make')}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}
