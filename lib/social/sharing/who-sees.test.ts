import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { aCircle, aShare, befriend, blockPerson, something } from '@/db/testing/sharing';
import { opens, type Relation, sees } from '@/db/testing/who-sees';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { type Audience, audiences, type Span } from './model';
import { openShare } from './open-share';
import { ownShare } from './own/queries';
import { isNamedIn, photoOfShare, shareByLink, sharesById, sharesOfPerson, sharesOfProduct } from './queries';

type Viewer = { readonly actor: Actor; readonly relation: Omit<Relation, 'hasLink'> };
type Made = {
  readonly id: Id<'share'>;
  readonly link: string | null;
  readonly audience: Audience;
  readonly span: Span;
};

const yesNo = [false, true];
const hour = 3_600_000;

/** Everybody there can be: the owner, nobody in particular, and a person for each way to stand to the owner. */
async function everybody(owner: PersonActor): Promise<Viewer[]> {
  const none = { itself: false, friends: false, apart: false, named: false, inCircle: false };
  const ways = yesNo.flatMap((friends) =>
    yesNo.flatMap((named) =>
      yesNo.flatMap((inCircle) =>
        (['', 'hers', 'theirs'] as const).map((block) => ({ friends, named, inCircle, block })),
      ),
    ),
  );
  const people: Viewer[] = [];
  for (const { block, ...way } of ways) {
    const actor = await aPerson();
    if (way.friends) await befriend(owner, actor);
    if (block !== '') await (block === 'hers' ? blockPerson(owner, actor) : blockPerson(actor, owner));
    people.push({ actor, relation: { ...none, ...way, apart: block !== '' } });
  }
  return [{ actor: owner, relation: { ...none, itself: true } }, { actor: aGuest, relation: none }, ...people];
}

const personOf = ({ actor }: Viewer) => (actor.kind === 'person' ? [actor] : []);

/** A share for each audience and time, naming whoever is named and with the circle of those who are in it. */
async function everyShare(owner: PersonActor, viewers: readonly Viewer[], now: Date): Promise<Made[]> {
  const circle = await aCircle(owner, viewers.filter(({ relation }) => relation.inCircle).flatMap(personOf));
  const friend = viewers.find(({ relation }) => relation.friends && !relation.apart)?.actor;
  const named = viewers.filter(({ relation }) => relation.named).flatMap(personOf);
  const at = (hours: number) => new Date(now.getTime() + hours * hour);
  const spans: Span[] = [
    { startsAt: at(-2), endsAt: null },
    { startsAt: at(-2), endsAt: at(1) },
    { startsAt: at(1), endsAt: null },
    { startsAt: at(-2), endsAt: at(-1) },
  ];
  const made: Made[] = [];
  for (const audience of audiences) {
    for (const span of spans) {
      const people = friend?.kind === 'person' ? [friend.personId] : [];
      const wish = { audience, people, circle: audience === 'circle' ? circle : null };
      const { share: id, link } = await aShare(owner, wish, something());
      await socialDb().execute(sql`
        update social.share set starts_at = ${span.startsAt.toISOString()}::timestamptz,
          ends_at = ${span.endsAt?.toISOString() ?? null}::timestamptz where id = ${toUuid(id)}::uuid`);
      await socialDb().execute(sql`delete from social.share_person where share_id = ${toUuid(id)}::uuid`);
      for (const { personId } of named) {
        await socialDb().execute(
          sql`insert into social.share_person (share_id, person_id) values (${toUuid(id)}::uuid, ${toUuid(personId)}::uuid)`,
        );
      }
      made.push({ id, link, audience, span });
    }
  }
  return made;
}

it('is answered as people would say it, for every audience, relation, time and block, by address and by link alike', async () => {
  const [owner, now] = [await aPerson(), new Date()];
  const viewers = await everybody(owner);
  const shares = await everyShare(owner, viewers, now);
  let [seen, opened] = [0, 0];
  for (const { actor, relation } of viewers) {
    const expected = shares.filter(({ audience, span }) => sees({ ...relation, hasLink: true }, audience, span, now));
    const ids = expected.map(({ id }) => id);
    const answered = await sharesById(
      actor,
      shares.map(({ id }) => id),
    );
    expect(
      answered.map(({ id }) => id),
      JSON.stringify(relation),
    ).toEqual(ids);
    const onProfile = await sharesOfPerson(actor, owner.personId);
    expect(new Set(onProfile.map(({ id }) => id)), JSON.stringify(relation)).toEqual(new Set(ids));
    for (const { link, audience, span } of shares) {
      const may = opens({ ...relation, hasLink: link !== null }, audience, span, now);
      expect((await shareByLink(actor, link ?? '')) !== null, `${audience} ${JSON.stringify(relation)}`).toBe(may);
      opened += Number(may);
    }
    seen += ids.length;
  }
  // Somebody sees something and somebody does not: the model is not the same word for all.
  expect(seen).toBeGreaterThan(shares.length);
  expect(seen).toBeLessThan(viewers.length * shares.length);
  expect(opened).toBeGreaterThan(0);
});

it('decides of pictures and openings too, and says nothing of a product to who is not signed in', async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  const { share: id } = await aShare(owner, { audience: 'friends' });
  for (const actor of [stranger, aGuest]) {
    expect(await photoOfShare(actor, { share: id })).toBeNull();
    await openShare(actor, { share: id, token: null, firstHere: true });
  }
  const counted = await socialDb().execute(sql`select openings from social.share where id = ${toUuid(id)}::uuid`);
  expect(counted).toEqual([{ openings: 0 }]);
  expect(await ownShare(stranger, id)).toBeNull();
  expect(await isNamedIn(stranger, id)).toBe(false);
  expect(await sharesOfProduct(aGuest, newId('product'))).toEqual([]);
});
