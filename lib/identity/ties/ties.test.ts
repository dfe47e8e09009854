import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { socialDb } from '@/db/client/social';
import { profile } from '@/db/schema/identity/person';
import { aPerson } from '@/db/testing/a-person';
import { befriend } from '@/db/testing/ties';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { acceptFriend } from './accept-friend';
import { askFriend } from './ask-friend';
import { blockPerson } from './block-person';
import { endFriendship } from './end-friendship';
import { askedPeople, askingPeople, blockedPeople, friendsOf, tieBetween } from './queries';
import { refuseFriend } from './refuse-friend';
import { unblockPerson } from './unblock-person';

const missing = { ok: false, code: 'not_found' };
const of = ({ personId }: PersonActor) => ({ person: personId });
const handles = (people: readonly { handle: string }[]) => people.map(({ handle }) => handle);

async function told(actor: PersonActor): Promise<string[]> {
  const rows = await socialDb().execute<{ kind: string }>(
    sql`select kind from social.notice where person_id = ${toUuid(actor.personId)}::uuid order by at`,
  );
  return rows.map(({ kind }) => kind);
}

describe('asking somebody to be friends', () => {
  it('waits in both lists, is told once, and makes friends of both when it is accepted', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    for (let times = 0; times < 2; times++)
      expect(await askFriend(lina, of(omar))).toEqual({ ok: true, value: { tie: 'asked' } });
    expect(handles(await askedPeople(lina))).toEqual([omar.handle]);
    expect(handles(await askingPeople(omar))).toEqual([lina.handle]);
    expect(await told(omar)).toEqual(['friend_asked']);
    expect(await acceptFriend(lina, of(omar))).toEqual(missing); // not hers to answer
    expect(await acceptFriend(omar, of(lina))).toEqual({ ok: true, value: null });
    expect([handles(await friendsOf(lina)), handles(await friendsOf(omar))]).toEqual([[omar.handle], [lina.handle]]);
    expect([await told(omar), await told(lina)]).toEqual([[], ['friend_accepted']]);
  });

  it('and being refused looks to who asked as if it waited; withdrawn it is gone', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await askFriend(lina, of(omar));
    const before = [await tieBetween(lina, omar.personId), handles(await askedPeople(lina)), await told(lina)];
    expect(await refuseFriend(omar, of(lina))).toEqual({ ok: true, value: null });
    expect([await tieBetween(lina, omar.personId), handles(await askedPeople(lina)), await told(lina)]).toEqual(before);
    expect(await askingPeople(omar)).toEqual([]);
    expect(await told(omar)).toEqual([]);
    expect(await askFriend(lina, of(omar))).toEqual({ ok: true, value: { tie: 'asked' } });
    expect(await askingPeople(omar)).toEqual([]); // asking again does not come back
    await endFriendship(omar, of(lina)); // what she asked is not his to withdraw
    expect(handles(await askedPeople(lina))).toEqual([omar.handle]);
    await endFriendship(lina, of(omar));
    expect(await tieBetween(lina, omar.personId)).toBe('none');
  });

  it('and being refused holds when it is withdrawn and asked again, until whoever refused asks herself', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await askFriend(lina, of(omar));
    await refuseFriend(omar, of(lina));
    const asking = async () => [handles(await askedPeople(lina)), handles(await askingPeople(omar)), await told(omar)];
    await endFriendship(lina, of(omar));
    expect(await asking()).toEqual([[], [], []]);
    expect(await acceptFriend(omar, of(lina))).toEqual(missing);
    expect(await askFriend(lina, of(omar))).toEqual({ ok: true, value: { tie: 'asked' } });
    expect(await tieBetween(lina, omar.personId)).toBe('asked');
    expect(await asking()).toEqual([[omar.handle], [], []]);
    await endFriendship(lina, of(omar));
    expect(await askFriend(omar, of(lina))).toEqual({ ok: true, value: { tie: 'asked' } });
    expect([await told(lina), handles(await askingPeople(lina))]).toEqual([['friend_asked'], [omar.handle]]);
    expect(await acceptFriend(lina, of(omar))).toEqual({ ok: true, value: null });
    expect(handles(await friendsOf(omar))).toEqual([lina.handle]);
  });

  it('herself, nobody, and people who are apart is asking nobody', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await blockPerson(omar, of(lina));
    for (const person of [lina.personId, newId('person'), omar.personId])
      expect(await askFriend(lina, { person })).toEqual(missing);
    expect(await askFriend(omar, of(lina))).toEqual(missing);
  });
});

describe('a block', () => {
  it('ends the friendship for both, is hers alone to see and to take back, and brings nothing back', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await befriend(lina, omar);
    expect(await blockPerson(lina, of(omar))).toEqual({ ok: true, value: null });
    expect(await tieBetween(omar, lina.personId)).toBe('none');
    expect([handles(await blockedPeople(lina)), await blockedPeople(omar)]).toEqual([[omar.handle], []]);
    expect(await told(omar)).toEqual([]);
    await unblockPerson(omar, of(lina)); // not his
    expect(handles(await blockedPeople(lina))).toEqual([omar.handle]);
    await unblockPerson(lina, of(omar));
    expect(await blockedPeople(lina)).toEqual([]);
    expect(await tieBetween(lina, omar.personId)).toBe('none');
    expect(await blockPerson(lina, of(lina))).toEqual(missing);
  });

  it('gives who was blocked no picture of hers by blocking in turn', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    await identityDb().update(profile).set({ avatarKey: 'hers.webp' }).where(eq(profile.personId, lina.personId));
    await blockPerson(lina, of(omar));
    await blockPerson(omar, of(lina));
    expect(await blockedPeople(omar)).toMatchObject([{ handle: lina.handle, avatarKey: null }]);
  });

  it('and friendships end with an account', async () => {
    const [lina, omar, sami] = [await aPerson(), await aPerson(), await aPerson()];
    await befriend(lina, omar);
    await blockPerson(sami, of(lina));
    expect(await closeAccount(lina, { handle: lina.handle })).toMatchObject({ ok: true });
    expect([await friendsOf(omar), await blockedPeople(sami)]).toEqual([[], []]);
    expect(await askFriend(omar, of(lina))).toEqual(missing);
  });
});
