import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { aShare, aWish, befriend, something } from '@/db/testing/sharing';
import { openSharer } from '@/db/testing/until-death';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { endShare } from './end-share';
import { sharesById, sharesOfPerson } from './queries';
import { share } from './share';
import { takeBack } from './take-back';

let sharer: Awaited<ReturnType<typeof openSharer>>;
beforeAll(async () => {
  sharer = await openSharer();
});
afterAll(() => sharer.close());

async function two(): Promise<{ lina: PersonActor; omar: PersonActor }> {
  const [lina, omar] = [await aPerson(), await aPerson()];
  await befriend(lina, omar);
  return { lina, omar };
}

/** All that is kept of her shares, counted: the share, whom it names, what they were told, and the job that ends it. */
async function keptOf(lina: PersonActor, omar: PersonActor): Promise<unknown> {
  const [row] = await ownerDb().execute(sql`
    select count(distinct s.id)::int as shares, count(distinct n.share_id)::int as named, count(distinct j.id)::int as jobs,
      (select count(*)::int from social.notice where person_id = ${toUuid(omar.personId)}::uuid) as told
    from social.share s left join social.share_person n on n.share_id = s.id
    left join graphile_worker.jobs j on j.key = 'social:end-share:' || s.id
    where s.person_id = ${toUuid(lina.personId)}::uuid`);
  return row;
}
const whole = { shares: 1, named: 1, jobs: 1, told: 1 };
const nothing = { shares: 0, named: 0, jobs: 0, told: 0 };

describe('a program that is killed', () => {
  test.each([
    ['insert into social.share_person', 'before', nothing],
    ['queue.add_social', 'before', nothing],
    ['commit', 'before', nothing],
    ['commit', 'after', whole],
  ] as const)('while it shares (%s, %s) leaves all of the share or none of it', async (text, when, left) => {
    const { lina, omar } = await two();
    const shown = something();
    const wish = aWish({ audience: 'people', people: [omar.personId], ends: 'day' });
    const { killed } = await sharer.run({ kind: 'share', actor: lina, shown, wish }, { text, when });
    expect(killed).toBe(true);
    expect(await keptOf(lina, omar)).toEqual(left);
    // The same press once more, by whoever never heard: one share stands, and one notice.
    const again = await share(lina, shown, wish);
    expect(again).toMatchObject(left === whole ? { ok: false, code: 'already_shared' } : { ok: true });
    expect(await keptOf(lina, omar)).toEqual(whole);
    const [seen] = await sharesOfPerson(omar, lina.personId);
    expect(seen && (await takeBack(lina, { share: seen.id }))).toMatchObject({ ok: true });
  });

  test.each(['before', 'after'] as const)('%s it takes back leaves all of it or nothing', async (when) => {
    const { lina, omar } = await two();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId], ends: 'day' });
    const order = { kind: 'take back', actor: lina, share: id } as const;
    expect((await sharer.run(order, { text: 'delete from social.share', when })).killed).toBe(true);
    await expectKept(lina, omar, id, when === 'before');
    await takeBack(lina, { share: id });
    await expectKept(lina, omar, id, false);
  });

  test.each(['before', 'after'] as const)('%s it ends one whose time is over shows it to nobody', async (when) => {
    const { lina, omar } = await two();
    const { share: id } = await aShare(lina, { audience: 'people', people: [omar.personId], ends: 'day' });
    await socialDb().execute(sql`
      update social.share set starts_at = now() - interval '2 days', ends_at = now() - interval '1 second' where id = ${toUuid(id)}::uuid`);
    const { killed } = await sharer.run({ kind: 'end', share: id }, { text: 'delete from social.share', when });
    expect(killed).toBe(true);
    expect(await sharesById(omar, [id])).toEqual([]);
    // The job comes again.
    await endShare(id);
    await expectKept(lina, omar, id, false);
  });
});

async function expectKept(lina: PersonActor, omar: PersonActor, id: Id<'share'>, kept: boolean): Promise<void> {
  expect(await keptOf(lina, omar)).toEqual(kept ? whole : nothing);
  expect(await sharesById(omar, [id])).toHaveLength(kept ? 1 : 0);
}
