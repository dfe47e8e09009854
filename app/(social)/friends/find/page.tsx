import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { Notice } from '@/app/_ui/notice';
import { RowList } from '@/app/_ui/row-list';
import type { PersonActor } from '@/lib/identity/actor/model';
import { tieBetween } from '@/lib/identity/ties/queries';
import { requirePerson } from '@/lib/platform/auth';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { findPeople } from '@/lib/social/profiles/queries';
import { FindWords, findWordsMin } from '@/lib/social/profiles/schema';
import { PersonRow } from '../../_people/person-row';
import { FriendButton } from '../../_ties/friend-button';
import { FindField } from '../find-field';

type FindProps = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('friends.find'), robots: { index: false } };
}

/** Finds people by their handle or the beginning of their name. */
export default async function FindPeople({ searchParams }: FindProps) {
  const [{ q }, actor, { t }] = await Promise.all([searchParams, requirePerson('/friends/find'), requestI18n()]);
  const words = FindWords.parse(q);
  return (
    <div className="page-width max-w-3xl space-y-6 py-6 md:py-10">
      <header className="space-y-2">
        <BackLink href="/friends">{t('friends.title')}</BackLink>
        <h1 className="text-2xl">{t('friends.find')}</h1>
        <p className="text-muted">{t('friends.find_hint')}</p>
      </header>
      <FindField action="/friends/find" label={t('friends.find_label')} words={words} />
      {words !== '' && <Found actor={actor} words={words} />}
    </div>
  );
}

async function Found({ actor, words }: { actor: PersonActor; words: string }) {
  const { t } = await requestI18n();
  if (!(await allow('find-people', actor.personId))) return <Notice tone="danger">{t('errors.too_many')}</Notice>;
  const people = await findPeople(actor, words);
  const ties = await Promise.all(people.map(({ id }) => tieBetween(actor, id)));
  if (people.length === 0)
    return (
      <p className="text-muted">
        {[...words].length < findWordsMin
          ? t('friends.find_more', { count: findWordsMin })
          : t('friends.found_none', { words })}
      </p>
    );
  return (
    <RowList>
      {people.map((person, place) => (
        <PersonRow key={person.id} person={person}>
          <FriendButton person={person.id} tie={ties[place] ?? 'none'} />
        </PersonRow>
      ))}
    </RowList>
  );
}
