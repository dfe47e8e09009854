import { LinkButton } from '@/app/_ui/link-button';
import { LinkedText } from '@/app/_ui/linked-text';
import { tieBetween } from '@/lib/identity/ties/queries';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import type { PersonView } from '@/lib/social/following/queries';
import { isMuted } from '@/lib/social/muting/queries';
import { FollowPerson } from '../../_follow/follow-person';
import { PersonAvatar } from '../../_people/person-avatar';
import { FriendButton } from '../../_ties/friend-button';
import { PersonMenu } from '../../_ties/person-menu';

/** Picture, name, words about herself, how many follow her, and what one may do. */
export async function PersonHead({ person }: { person: PersonView }) {
  const { t, formatNumber } = await requestI18n();
  return (
    <header className="flex flex-col items-center gap-5 text-center md:flex-row md:items-start md:gap-10 md:text-start">
      <PersonAvatar person={person} size="huge" />
      <div className="w-full min-w-0 flex-1 space-y-4 md:pt-2">
        <div>
          <h1 className="wrap-anywhere text-2xl md:text-3xl">
            <bdi>{person.name}</bdi>
          </h1>
          <p className="mt-1 text-muted">
            <bdi>@{person.handle}</bdi>
            {' · '}
            {t('social.followers', { count: person.followers, shown: formatNumber(person.followers) })}
          </p>
        </div>
        {person.bio && (
          <p dir="auto" className="reading wrap-anywhere mx-auto whitespace-pre-line md:mx-0">
            <LinkedText text={person.bio} />
          </p>
        )}
        <div className="flex flex-wrap items-center justify-center gap-2 md:justify-start">
          <FollowPerson person={person} />
          <Between person={person} />
        </div>
      </div>
    </header>
  );
}

/** Friendship and the rest of what two people may do; on one's own profile the way to friends. */
async function Between({ person }: { person: PersonView }) {
  const [{ t }, actor] = await Promise.all([requestI18n(), currentActor()]);
  if (actor.kind !== 'person') return null;
  if (person.me)
    return (
      <LinkButton href="/friends" variant="quiet">
        {t('friends.title')}
      </LinkButton>
    );
  const [tie, muted] = await Promise.all([tieBetween(actor, person.id), isMuted(actor, person.id)]);
  return (
    <>
      {tie === 'friends' && (
        <LinkButton href={`/messages/new?to=${person.handle}`} variant="quiet">
          {t('chat.write_page')}
        </LinkButton>
      )}
      <FriendButton person={person.id} tie={tie} />
      <PersonMenu person={person} tie={tie} muted={muted} />
    </>
  );
}
