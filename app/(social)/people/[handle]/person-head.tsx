import { Avatar } from '@/app/_ui/avatar';
import { requestI18n } from '@/lib/platform/request';
import type { PersonView } from '@/lib/social/following/queries';
import { FollowPerson } from '../../_follow/follow-person';

/** Name, words about herself, how many follow her, and the way to do so too. */
export async function PersonHead({ person }: { person: PersonView }) {
  const { t, formatNumber } = await requestI18n();
  return (
    <header className="flex flex-wrap items-center gap-4">
      <Avatar name={person.name} size="large" />
      <div className="min-w-0 flex-1 basis-52">
        <h1 className="text-xl md:text-2xl">
          <bdi>{person.name}</bdi>
        </h1>
        <p className="text-muted text-sm">
          <bdi>@{person.handle}</bdi>
          {' · '}
          {t('social.followers', { count: person.followers, shown: formatNumber(person.followers) })}
        </p>
        {person.bio && (
          <p dir="auto" className="reading mt-2 whitespace-pre-line">
            {person.bio}
          </p>
        )}
      </div>
      <FollowPerson person={person} />
    </header>
  );
}
