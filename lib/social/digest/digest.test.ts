import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aGuest, aPerson } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { aShare, befriend } from '@/db/testing/sharing';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { emptyMailbox, listMailbox } from '@/lib/platform/mailbox';
import { newToken } from '@/lib/platform/tokens';
import { followPerson } from '@/lib/social/following/follow-person';
import { chooseNotices } from '@/lib/social/notices/choose-notices';
import { latestUnseen, myNotices, newsOf } from '@/lib/social/notices/queries';
import { ChooseNotices } from '@/lib/social/notices/schema';
import { seeNotices } from '@/lib/social/notices/see-notices';
import { takeBack } from '@/lib/social/sharing/take-back';
import { askDigests } from './ask-digests';
import { mailDigest } from './mail-digest';
import { digestChoice } from './queries';
import { stopDigest } from './stop-digest';
import { stopToken } from './stop-token';

const marker = 'Brass lantern of nobody';
const choose = (actor: PersonActor, part: Partial<ChooseNotices> = {}) =>
  chooseNotices(actor, {
    ...ChooseNotices.parse({ kinds: ['shared_with_you', 'followed'], mail: ['shared_with_you', 'followed'] }),
    ...{ rhythm: 'daily' as const, zone: 'Asia/Amman' },
    ...part,
  });
const follow = (by: PersonActor, actor: PersonActor) => followPerson(by, { person: actor.personId, follow: 'yes' });

/** A friend of hers shares something with her. */
async function sharedWith(lina: PersonActor) {
  const omar = await aPerson();
  await befriend(lina, omar);
  const wish = { audience: 'people' as const, people: [lina.personId], note: marker };
  return { omar, ...(await aShare(omar, wish, { mark: randomUUID(), item: marker })) };
}

/** What the digest of a morning put into her mailbox, which is then empty. */
async function digestOf(actor: PersonActor, at = new Date()) {
  await mailDigest(actor.personId, at);
  const mails = await listMailbox(actor.email);
  await emptyMailbox(actor.email);
  return mails;
}

describe('a digest', () => {
  it('counts what is new and says nothing of it: no name, no thing, no word', async () => {
    const lina = await aPerson();
    await choose(lina);
    const { omar } = await sharedWith(lina);
    const sami = await aPerson();
    await follow(omar, lina);
    await follow(sami, lina);
    const [mail, ...more] = await digestOf(lina);
    expect(more).toEqual([]);
    expect(mail?.text).toContain('A friend shared something with you');
    expect(mail?.text).toContain('2 people follow you');
    for (const word of [
      marker,
      omar.name,
      omar.handle,
      sami.name,
      sami.handle,
      lina.name,
      '/shares/',
      '/media/',
      '<img',
    ])
      expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain(word);
    expect(mail?.unsubscribe).toBe(`/unsubscribe/one-click?token=${stopToken(lina.personId)}`);
    expect(mail?.text).toContain(`/unsubscribe?token=${stopToken(lina.personId)}`);
  });

  it('tells everything once, and nothing that was seen, taken back, is over or came before she wanted one; an empty one is not sent', async () => {
    const lina = await aPerson();
    await follow(await aPerson(), lina);
    await choose(lina);
    expect(await digestOf(lina)).toEqual([]);
    const { omar, share } = await sharedWith(lina);
    await takeBack(omar, { share });
    expect(await digestOf(lina)).toEqual([]);
    const { share: over } = await sharedWith(lina);
    await socialDb().execute(sql`
      update social.share set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
      where id = ${toUuid(over)}::uuid`);
    expect(await digestOf(lina)).toEqual([]);
    await follow(omar, lina);
    expect(await digestOf(lina)).toHaveLength(1);
    expect(await digestOf(lina)).toEqual([]);
    await follow(await aPerson(), lina);
    await seeNotices(lina, { until: (await latestUnseen(lina)) ?? new Date(0) });
    expect(await digestOf(lina)).toEqual([]);
  });

  it('is one mail also when its job was killed after sending', async () => {
    const lina = await aPerson();
    await choose(lina);
    await follow(await aPerson(), lina);
    const at = new Date();
    await mailDigest(lina.personId, at);
    await socialDb().execute(
      sql`update social.notice set digested_at = null where person_id = ${toUuid(lina.personId)}::uuid`,
    );
    expect(await digestOf(lina, at)).toHaveLength(1);
  });

  it('has the kinds that are switched on for it, whatever the site shows, and goes to proven addresses only', async () => {
    const [lina, unproven] = [await aPerson(), await aPerson({ verified: false })];
    await choose(lina, { mail: ['followed'] });
    await sharedWith(lina);
    expect(await digestOf(lina)).toEqual([]);
    expect((await newsOf(lina)).notices).toBe(1);
    await choose(lina, { kinds: ['shared_with_you'], mail: ['followed'] });
    await follow(await aPerson(), lina);
    expect((await myNotices(lina)).map(({ kind }) => kind)).toEqual(['shared_with_you']);
    // Her page shows nothing of it, so that having seen the page is not having seen this.
    await seeNotices(lina, { until: new Date(Date.now() + 60_000) });
    expect((await digestOf(lina)).map(({ text }) => text.includes('Somebody follows you'))).toEqual([true]);
    await choose(unproven);
    await follow(lina, unproven);
    expect(await digestOf(unproven)).toEqual([]);
  });

  it('is asked for once in a morning, and comes at eight there', async () => {
    const lina = await aPerson();
    await choose(lina);
    const person = toUuid(lina.personId);
    const due = async () => {
      const [row] = await socialDb().execute<{ hour: string; late: boolean }>(sql`
        select to_char(due_at at time zone zone, 'HH24:MI') as hour, due_at <= now() as late from social.digest
        where person_id = ${person}::uuid`);
      return [row?.hour, row?.late];
    };
    expect(await due()).toEqual(['08:00', false]);
    await askDigests();
    expect(await jobsOf('social:mail-digest', person)).toBe(0);
    await socialDb().execute(
      sql`update social.digest set due_at = now() - interval '1 minute' where person_id = ${person}::uuid`,
    );
    await Promise.all([askDigests(), askDigests()]);
    expect([await jobsOf('social:mail-digest', person), await due()]).toEqual([1, ['08:00', false]]);
  });
});

it.each([
  ['daily', 'Asia/Amman', '2026-10-31T04:59:59Z', '2026-10-31T05:00:00.000Z'],
  ['daily', 'Asia/Amman', '2026-10-31T05:00:00Z', '2026-11-01T05:00:00.000Z'],
  ['weekly', 'Europe/Berlin', '2026-10-22T12:00:00Z', '2026-10-26T07:00:00.000Z'],
  ['weekly', 'UTC', '2026-10-26T08:00:00Z', '2026-11-02T08:00:00.000Z'],
  ['off', 'UTC', '2026-10-26T08:00:00Z', null],
])('a %s digest in %s after %s is due at %s', async (rhythm, zone, after, due) => {
  const [row] = await socialDb().execute<{ due: string | null }>(
    sql`select social.digest_next(${rhythm}, ${zone}, ${after}::timestamptz)::text as due`,
  );
  expect(row?.due ? new Date(row.due).toISOString() : null).toBe(due);
});

describe('the link in a digest', () => {
  it('switches the digest off and nothing else, signed in or not, as often as it is followed; no other token does', async () => {
    const [lina, sami] = [await aPerson(), await aPerson()];
    await choose(lina);
    await choose(sami);
    await follow(sami, lina);
    for (const token of [newToken(), '', 'x'.repeat(27), sami.personId])
      expect(await stopDigest(aGuest, { token })).toEqual({ ok: false, code: 'link_over' });
    expect((await digestChoice(lina)).rhythm).toBe('daily');
    for (let times = 0; times < 2; times++)
      expect(await stopDigest(aGuest, { token: stopToken(lina.personId) })).toMatchObject({ ok: true });
    expect([(await digestChoice(lina)).rhythm, (await digestChoice(sami)).rhythm]).toEqual(['off', 'daily']);
    expect([await digestOf(lina), (await newsOf(lina)).notices]).toEqual([[], 1]);
    const [left] = await ownerDb().execute<{ ways: number }>(
      sql`select count(*)::int as ways from social.notice_way where person_id = ${toUuid(lina.personId)}::uuid`,
    );
    expect(left?.ways).toBe(2);
    // Who turns it on again stops it by the mails of before.
    await choose(lina);
    expect(await stopDigest(aGuest, { token: stopToken(lina.personId) })).toMatchObject({ ok: true });
  });
});
