import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon, UsersIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { OnlyYou } from '@/app/_ui/only-you';
import { Tabs } from '@/app/_ui/tabs';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { pagesById } from '@/lib/shop/pages/queries';
import type { PersonView } from '@/lib/social/following/queries';
import type { ProfileList } from '@/lib/social/profiles/model';
import { myProfileChoice, pagesOfProfile, peopleOfProfile } from '@/lib/social/profiles/queries';
import { PeopleGrid } from '../../_people/people-grid';

type ListsProps = { person: PersonView; seen: readonly ProfileList[]; asked: ProfileList | null };

/** The lists that a person shows, one at a time; on one's own profile all of them, with what nobody else sees marked. */
export async function ProfileLists({ person, seen, asked }: ListsProps) {
  const { t } = await requestI18n();
  const [first] = seen;
  if (first === undefined)
    return <p className="text-center text-muted">{t('profile.shows_nothing', { name: person.name })}</p>;
  const shown = seen.find((list) => list === asked) ?? first;
  return (
    <section aria-label={t('profile.lists')} className="space-y-6">
      <Tabs
        label={t('profile.lists')}
        tabs={seen.map((list) => ({
          href: list === first ? `/people/${person.handle}` : `/people/${person.handle}?show=${list}`,
          label: t(`profile.list_${list}`),
          current: list === shown,
        }))}
      />
      {person.me && <WhoSees list={shown} />}
      <h2 className="sr-only">{t(`profile.list_${shown}`)}</h2>
      {shown === 'pages' ? <Pages person={person} /> : <People person={person} list={shown} />}
    </section>
  );
}

/** For the owner: whether others see this list, and where that is said. */
async function WhoSees({ list }: { list: ProfileList }) {
  const [{ t }, actor] = await Promise.all([requestI18n(), currentActor()]);
  if (actor.kind !== 'person') return null;
  const { [list]: isShown } = await myProfileChoice(actor);
  const isWhole = list === 'pages' || list === 'people';
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-surface px-4 py-2 text-sm shadow-card">
      {isShown ? <span>{t(isWhole ? 'profile.everybody_sees' : 'profile.everybody_sees_part')}</span> : <OnlyYou />}
      <LinkButton href="/settings/profile#shown" variant="plain" size="small">
        {t('profile.choose')}
      </LinkButton>
    </div>
  );
}

async function Pages({ person }: { person: PersonView }) {
  const [{ t }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const pages = await pagesById(actor, await pagesOfProfile(actor, person.id));
  if (pages.length > 0) return <PageGrid pages={pages} />;
  return (
    <EmptyState
      picture={<StoreIcon size={36} />}
      title={person.me ? t('profile.you_follow_no_page') : t('social.follows_nobody', { name: person.name })}
      action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
    />
  );
}

async function People({ person, list }: { person: PersonView; list: Exclude<ProfileList, 'pages'> }) {
  const [{ t }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const people = await peopleOfProfile(actor, person.id, list);
  if (people.length > 0) return <PeopleGrid people={people} />;
  return (
    <EmptyState
      picture={<UsersIcon size={36} />}
      title={t('profile.nobody_here')}
      action={person.me && <LinkButton href="/friends/find">{t('friends.find')}</LinkButton>}
    >
      {!person.me && list !== 'people' && t('profile.nobody_here_body')}
    </EmptyState>
  );
}
