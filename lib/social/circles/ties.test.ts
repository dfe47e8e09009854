import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { befriend, brokenTies } from '@/db/testing/ties';
import type { PersonActor } from '@/lib/identity/actor/model';
import { acceptFriend } from '@/lib/identity/ties/accept-friend';
import { askFriend } from '@/lib/identity/ties/ask-friend';
import { blockPerson } from '@/lib/identity/ties/block-person';
import { endFriendship } from '@/lib/identity/ties/end-friendship';
import { tieBetween } from '@/lib/identity/ties/queries';
import { refuseFriend } from '@/lib/identity/ties/refuse-friend';
import { unblockPerson } from '@/lib/identity/ties/unblock-person';
import { toUuid } from '@/lib/kernel/ids';
import { followPerson } from '@/lib/social/following/follow-person';
import { heard as isHeard, listenTo } from '@/lib/social/live/hub';
import { makeCircle } from './make-circle';
import { putInCircle } from './put-in-circle';
import { myCircles } from './queries';
import { removeCircle } from './remove-circle';
import { renameCircle } from './rename-circle';

type Two = { me: PersonActor; other: PersonActor };

const acts = {
  ask: ({ me, other }: Two) => askFriend(me, { person: other.personId }),
  accept: ({ me, other }: Two) => acceptFriend(me, { person: other.personId }),
  refuse: ({ me, other }: Two) => refuseFriend(me, { person: other.personId }),
  end: ({ me, other }: Two) => endFriendship(me, { person: other.personId }),
  block: ({ me, other }: Two) => blockPerson(me, { person: other.personId }),
  unblock: ({ me, other }: Two) => unblockPerson(me, { person: other.personId }),
  follow: ({ me, other }: Two) => followPerson(me, { person: other.personId, follow: 'yes' }),
  circle: async ({ me, other }: Two) => {
    const [circle] = await myCircles(me);
    if (circle) await putInCircle(me, { circle: circle.id, person: other.personId, inside: 'yes' });
  },
};
const names = Object.keys(acts) as (keyof typeof acts)[];
const act = fc.record({ name: fc.constantFrom(...names), who: fc.nat(2), whom: fc.nat(1) });

async function aThreesome(): Promise<PersonActor[]> {
  const three = [await aPerson(), await aPerson(), await aPerson()];
  for (const one of three) await makeCircle(one, { name: 'Close' });
  return three;
}

describe('whatever people do to each other', () => {
  it('both are friends or neither, and between people who are apart nothing is left, one after the other and all at once', async () => {
    const sequence = fc.array(act, { minLength: 4, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(sequence, fc.boolean(), async (steps, atOnce) => {
        const three = await aThreesome();
        const run = ({ name, who, whom }: (typeof steps)[number]) => {
          const [me, other] = [three[who], three[(who + 1 + whom) % 3]];
          return me && other ? acts[name]({ me, other }) : null;
        };
        if (atOnce) await Promise.all(steps.map(run));
        else for (const step of steps) await run(step);
        for (const me of three)
          for (const other of three) {
            const [here, there] = [await tieBetween(me, other.personId), await tieBetween(other, me.personId)];
            expect(here === 'friends').toBe(there === 'friends');
          }
        expect(await brokenTies()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('of two who ask each other at once both are friends', async () => {
    for (let times = 0; times < 5; times++) {
      const [lina, omar] = [await aPerson(), await aPerson()];
      await Promise.all([askFriend(lina, { person: omar.personId }), askFriend(omar, { person: lina.personId })]);
      expect(await tieBetween(lina, omar.personId)).toBe('friends');
      expect(await tieBetween(omar, lina.personId)).toBe('friends');
    }
  });

  it('of a block and what is begun at the same moment the block is left', async () => {
    for (let times = 0; times < 8; times++) {
      const [lina, omar] = [await aPerson(), await aPerson()];
      await makeCircle(lina, { name: 'Close' });
      await befriend(lina, omar);
      const [two, back] = [
        { me: lina, other: omar },
        { me: omar, other: lina },
      ];
      await Promise.all([acts.circle(two), acts.follow(two), acts.block(back), acts.ask(two), acts.follow(back)]);
      expect(await brokenTies()).toEqual([]);
      expect(await tieBetween(lina, omar.personId)).toBe('none');
    }
  });
});

describe('a circle', () => {
  it('is its owner’s alone: nobody else reads, names, fills or removes it', async () => {
    const [lina, omar, sami] = [await aPerson(), await aPerson(), await aPerson()];
    const made = await makeCircle(lina, { name: 'Family' });
    if (!made.ok) throw new Error('a circle is made');
    const { circle } = made.value;
    await befriend(lina, omar);
    await befriend(omar, sami);
    const missing = { ok: false, code: 'not_found' };
    expect(await renameCircle(omar, { circle, name: 'Mine' })).toEqual(missing);
    expect(await putInCircle(omar, { circle, person: sami.personId, inside: 'yes' })).toEqual(missing);
    await removeCircle(omar, { circle });
    expect(await putInCircle(lina, { circle, person: omar.personId, inside: 'yes' })).toMatchObject({ ok: true });
    expect(await putInCircle(lina, { circle, person: sami.personId, inside: 'yes' })).toEqual(missing);
    expect(await myCircles(lina)).toEqual([{ id: circle, name: 'Family', members: [omar.personId] }]);
    expect(await myCircles(omar)).toEqual([]);
    expect(await makeCircle(lina, { name: 'FAMILY' })).toMatchObject({ ok: false, code: 'circle_name' });
  });

  it('lets go of a friend who is one no more, and does not take her back when she is one again', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    const made = await makeCircle(lina, { name: 'Family' });
    if (!made.ok) throw new Error('a circle is made');
    await befriend(lina, omar);
    await putInCircle(lina, { circle: made.value.circle, person: omar.personId, inside: 'yes' });
    await endFriendship(omar, { person: lina.personId });
    await befriend(lina, omar);
    const left = await socialDb().execute(
      sql`select from social.circle_member where person_id = ${toUuid(omar.personId)}::uuid`,
    );
    expect(left).toHaveLength(0);
  });
});

it('that somebody was refused is told to no open page of hers', async () => {
  const [lina, omar] = [await aPerson(), await aPerson()];
  await askFriend(lina, { person: omar.personId });
  const [hers, his] = [lina, omar].map(({ personId }) => `person:${toUuid(personId)}`);
  const told: string[] = [];
  const stop = listenTo([hers ?? '', his ?? ''], (topic) => told.push(topic));
  await isHeard();
  await refuseFriend(omar, { person: lina.personId });
  // What is told is heard in order: with this, all before it was.
  await socialDb().execute(sql`select social.tell_live(${hers})`);
  while (!told.includes(hers ?? '')) await new Promise((resolve) => setTimeout(resolve, 5));
  stop();
  expect(told).toEqual([his, hers]);
});
