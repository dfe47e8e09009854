import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { myProfileChoice } from '@/lib/social/profiles/queries';
import { chooseProfileHere } from './actions';

/** Which lists one's profile shows: none before one says so. And whether one's name is found. */
export async function ShownLists({ actor }: { actor: PersonActor }) {
  const [choice, { t }] = await Promise.all([myProfileChoice(actor), requestI18n()]);
  return (
    <section id="shown" aria-labelledby="shown-title" className="scroll-mt-24 space-y-4 border-line border-t pt-8">
      <div>
        <h2 id="shown-title" className="text-lg">
          {t('profile.shown_title')}
        </h2>
        <p className="text-muted text-sm">{t('profile.shown_lead')}</p>
      </div>
      <Form action={chooseProfileHere} messages={errorMessages(t)} done={t('common.saved')}>
        <div>
          <Checkbox name="pages" label={t('profile.show_pages')} defaultChecked={choice.pages} />
          <Checkbox name="people" label={t('profile.show_people')} defaultChecked={choice.people} />
          <Checkbox
            name="followers"
            label={t('profile.show_followers')}
            hint={t('profile.show_followers_hint')}
            defaultChecked={choice.followers}
          />
          <Checkbox
            name="friends"
            label={t('profile.show_friends')}
            hint={t('profile.show_friends_hint')}
            defaultChecked={choice.friends}
          />
        </div>
        <Checkbox
          name="found"
          label={t('profile.found')}
          hint={t('profile.found_hint')}
          defaultChecked={choice.found}
        />
        <SubmitButton>{t('profile.update')}</SubmitButton>
      </Form>
    </section>
  );
}
