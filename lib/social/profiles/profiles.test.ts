import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { befriend } from '@/db/testing/ties';
import { blockPerson } from '@/lib/identity/ties/block-person';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { makeCircle } from '@/lib/social/circles/make-circle';
import { putInCircle } from '@/lib/social/circles/put-in-circle';
import { followPage } from '@/lib/social/following/follow-page';
import { followPerson } from '@/lib/social/following/follow-person';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { pageFollowers, personByHandle } from '@/lib/social/following/queries';
import { mutePerson } from '@/lib/social/muting/mute-person';
import { report } from '@/lib/social/reports/report';
import { chooseProfile } from './choose-profile';
import { findPeople, listsSeen, myProfileChoice, pagesOfProfile, peopleOfProfile } from './queries';

const nothing = { pages: false, people: false, followers: false, friends: false, found: true };
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id);

describe('a profile', () => {
  it('shows no list before its owner says so, and she sees all of them', async () => {
    const [lina, page] = [await aPerson(), await aPage()];
    await followPage(lina, { page: page.id, follow: 'yes' });
    expect(await myProfileChoice(lina)).toEqual(nothing);
    expect([await listsSeen(aGuest, lina.personId), await pagesOfProfile(aGuest, lina.personId)]).toEqual([[], []]);
    expect(await pagesOfProfile(lina, lina.personId)).toEqual([page.id]);
    await chooseProfile(lina, { ...nothing, pages: true });
    expect(await listsSeen(aGuest, lina.personId)).toEqual(['pages']);
    expect(await pagesOfProfile(aGuest, lina.personId)).toEqual([page.id]);
    await chooseProfile(lina, nothing);
    expect(await pagesOfProfile(aGuest, lina.personId)).toEqual([]);
  });

  it('shows of friends and followers only who shows the same, and to each that she is among them', async () => {
    const [lina, open, shy] = [await aPerson(), await aPerson(), await aPerson()];
    for (const friend of [open, shy]) {
      await befriend(lina, friend);
      await followPerson(friend, { person: lina.personId, follow: 'yes' });
    }
    await chooseProfile(lina, { ...nothing, friends: true, followers: true, people: true });
    await chooseProfile(open, { ...nothing, friends: true, people: true });
    for (const list of ['friends', 'followers'] as const) {
      expect(ids(await peopleOfProfile(aGuest, lina.personId, list))).toEqual([open.personId]);
      expect(ids(await peopleOfProfile(shy, lina.personId, list))).toEqual([shy.personId, open.personId]);
      expect(await peopleOfProfile(lina, lina.personId, list)).toHaveLength(2);
      expect(await peopleOfProfile(aGuest, shy.personId, list)).toEqual([]);
    }
  });

  it('is nobody’s to people who are apart, and they are in no list and no count', async () => {
    const [lina, omar, sami, page] = [await aPerson(), await aPerson(), await aPerson(), await aPage()];
    for (const one of [lina, omar]) {
      await followPerson(one, { person: sami.personId, follow: 'yes' });
      await followPage(one, { page: page.id, follow: 'yes' });
      await chooseProfile(one, { ...nothing, people: true });
    }
    await chooseProfile(sami, { ...nothing, followers: true });
    await blockPerson(omar, { person: lina.personId });
    for (const [me, other] of [
      [lina, omar],
      [omar, lina],
    ] as const) {
      expect(await personByHandle(me, other.handle)).toBeNull();
      expect(await findPeople(me, other.handle)).toEqual([]);
      expect(await followPerson(me, { person: other.personId, follow: 'yes' })).toMatchObject({ code: 'not_found' });
      expect((await personByHandle(me, sami.handle))?.followers).toBe(1);
      expect(ids(await peopleOfProfile(me, sami.personId, 'followers'))).toEqual([me.personId]);
      expect((await pageFollowers(me, page.id)).count).toBe(1);
    }
    expect((await personByHandle(aGuest, sami.handle))?.followers).toBe(2);
    expect((await pageFollowers(aGuest, page.id)).count).toBe(2);
  });
});

describe('looking for people', () => {
  it('finds by handle and by the beginning of a name, never oneself, and no mark of the search is a joker', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    expect(ids(await findPeople(lina, omar.handle.toUpperCase()))).toEqual([omar.personId]);
    expect(ids(await findPeople(lina, omar.name.slice(0, -1)))).toEqual([omar.personId]);
    expect(await findPeople(omar, omar.handle)).toEqual([]);
    for (const words of ['%%', '__', 'p', '', "x' or 1=1"]) expect(await findPeople(lina, words)).toEqual([]);
  });

  it('finds who wants it so by her whole handle alone', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await chooseProfile(omar, { ...nothing, found: false });
    expect(await findPeople(lina, omar.name)).toEqual([]);
    expect(await findPeople(lina, omar.handle.slice(0, -1))).toEqual([]);
    expect(ids(await findPeople(lina, omar.handle))).toEqual([omar.personId]);
  });
});

describe('of a closed account', () => {
  it('nothing is left in the social ring', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await befriend(lina, omar);
    for (const [me, other] of [
      [lina, omar],
      [omar, lina],
    ] as const) {
      const circle = await makeCircle(me, { name: 'Close' });
      if (circle.ok) await putInCircle(me, { circle: circle.value.circle, person: other.personId, inside: 'yes' });
      await followPerson(me, { person: other.personId, follow: 'yes' });
      await mutePerson(me, { person: other.personId, mute: 'yes' });
      await report(me, { kind: 'person', id: toUuid(other.personId), reason: 'spam', words: '' });
    }
    await chooseProfile(lina, nothing);
    const left = () => placesOf(lina.personId);
    expect(await left()).toEqual([
      'circle',
      'circle_member',
      'notice',
      'person_follow',
      'person_mute',
      'profile_choice',
      'report',
    ]);
    await forgetPerson(lina.personId);
    expect(await left()).toEqual([]);
  });
});

/** Tables of the ring in whose rows the person is named, wherever in them. */
async function placesOf(person: Id<'person'>): Promise<string[]> {
  const tables = [
    'circle',
    'circle_member',
    'notice',
    'notice_off',
    'page_mute',
    'person_follow',
    'person_mute',
    'profile_choice',
    'report',
  ];
  const found: string[] = [];
  for (const table of tables) {
    const rows = await socialDb().execute(
      sql`select from social.${sql.identifier(table)} row where row::text like ${`%${toUuid(person)}%`} limit 1`,
    );
    if (rows.length > 0) found.push(table);
  }
  return found;
}
