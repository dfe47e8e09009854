import { EmptyState } from '@/app/_ui/empty-state';
import { UsersIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import type { PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import { requestI18n } from '@/lib/platform/request';
import { myCircles } from '@/lib/social/circles/queries';
import { PersonRow } from '../_people/person-row';
import { FindField } from './find-field';

/** Beyond so many, a list is searched rather than read. */
const searchedFrom = 8;

/** One's friends by name, with the circles each is in, and a search among them. */
export async function FriendList({ actor, words }: { actor: PersonActor; words: string }) {
  const [{ t }, friends, circles] = await Promise.all([requestI18n(), friendsOf(actor), myCircles(actor)]);
  if (friends.length === 0)
    return (
      <EmptyState
        picture={<UsersIcon size={36} />}
        title={t('friends.none')}
        action={<LinkButton href="/friends/find">{t('friends.find')}</LinkButton>}
      >
        {t('friends.none_body')}
      </EmptyState>
    );
  const asked = words.trim().toLowerCase();
  const found = friends.filter(({ name, handle }) => `${name} ${handle}`.toLowerCase().includes(asked));
  return (
    <div className="space-y-4">
      {(friends.length > searchedFrom || asked !== '') && (
        <FindField action="/friends" label={t('friends.search')} words={words} />
      )}
      {found.length === 0 ? (
        <p className="text-muted">{t('friends.found_none', { words })}</p>
      ) : (
        <RowList>
          {found.map((friend) => {
            const inside = circles.filter(({ members }) => members.includes(friend.id)).map(({ name }) => name);
            return (
              <PersonRow key={friend.id} person={friend} note={inside.length > 0 && <bdi>{inside.join(' · ')}</bdi>} />
            );
          })}
        </RowList>
      )}
    </div>
  );
}
