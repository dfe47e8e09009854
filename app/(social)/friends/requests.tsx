import { EmptyState } from '@/app/_ui/empty-state';
import { UserPlusIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard, Tie } from '@/lib/identity/ties/model';
import { askedPeople } from '@/lib/identity/ties/queries';
import { requestI18n } from '@/lib/platform/request';
import { PersonRow } from '../_people/person-row';
import { FriendButton } from '../_ties/friend-button';

/** Who asks to be friends, and whom one asked. */
export async function Requests({ actor, asking }: { actor: PersonActor; asking: readonly PersonCard[] }) {
  const [{ t }, asked] = await Promise.all([requestI18n(), askedPeople(actor)]);
  if (asking.length + asked.length === 0)
    return (
      <EmptyState
        picture={<UserPlusIcon size={36} />}
        title={t('friends.requests_none')}
        action={<LinkButton href="/friends/find">{t('friends.find')}</LinkButton>}
      />
    );
  return (
    <div className="space-y-8">
      {asking.length > 0 && <People title={t('friends.asking')} people={asking} tie="asking" />}
      {asked.length > 0 && <People title={t('friends.asked')} people={asked} tie="asked" />}
    </div>
  );
}

function People({ title, people, tie }: { title: string; people: readonly PersonCard[]; tie: Tie }) {
  return (
    <Section title={title}>
      <RowList>
        {people.map((person) => (
          <PersonRow key={person.id} person={person}>
            <FriendButton person={person.id} tie={tie} />
          </PersonRow>
        ))}
      </RowList>
    </Section>
  );
}
