import { LinkButton } from '@/app/_ui/link-button';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PersonView } from '@/lib/social/following/queries';
import { sendFollowPerson } from './actions';
import { FollowButton } from './follow-button';

/** Follow this person: for guests the way to sign in, on one's own profile the way to edit it. */
export async function FollowPerson({ person }: { person: PersonView }) {
  const [{ t, href }, actor] = await Promise.all([requestI18n(), currentActor()]);
  if (person.me)
    return (
      <LinkButton href="/settings/profile" variant="quiet">
        {t('social.edit_profile')}
      </LinkButton>
    );
  if (actor.kind !== 'person') {
    const back = encodeURIComponent(href(`/people/${person.handle}`));
    return <LinkButton href={`/sign-in?next=${back}`}>{t('social.follow')}</LinkButton>;
  }
  return (
    <FollowButton
      action={sendFollowPerson}
      field="person"
      id={person.id}
      following={person.following}
      words={{ follow: t('social.follow'), following: t('social.following') }}
      messages={errorMessages(t)}
    />
  );
}
