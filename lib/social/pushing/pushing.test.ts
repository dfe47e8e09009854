import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { jobsOf, secondsToJob } from '@/db/testing/jobs';
import { browserKeys, openPushService, type PushService, readPush } from '@/db/testing/push-service';
import { aShare, befriend } from '@/db/testing/sharing';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import type { PersonActor } from '@/lib/identity/actor/model';
import { signOut } from '@/lib/identity/sessions/sign-out';
import { toUuid } from '@/lib/kernel/ids';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { chooseNotices } from '@/lib/social/notices/choose-notices';
import { standingNotices } from '@/lib/social/notices/queries';
import { ChooseNotices } from '@/lib/social/notices/schema';
import { takeBack } from '@/lib/social/sharing/take-back';
import { dropSubscription } from './drop-subscription';
import { keepSubscription } from './keep-subscription';
import { isPushAddress, pushKey } from './keys';
import { pushNotice } from './push-notice';
import { pushedMarks } from './queries';

const keys = browserKeys();
let service: PushService;
beforeAll(async () => {
  service = await openPushService(keys);
});
beforeEach(() => service.answers(201));
afterAll(() => service.close());

const task = 'social:push-notice';
const marker = 'Walnut tray of nobody';

/** A browser of hers at the push service; answers its address. */
async function allow(actor: PersonActor): Promise<string> {
  const endpoint = `${service.origin}/to/${randomUUID()}`;
  const [p256dh, auth] = [keys.publicKey.toString('base64url'), keys.auth.toString('base64url')];
  expect(await keepSubscription(actor, { endpoint, p256dh, auth })).toMatchObject({ ok: true });
  return endpoint;
}

const wants = (actor: PersonActor, push: ChooseNotices['push']) =>
  chooseNotices(actor, ChooseNotices.parse({ kinds: ['shared_with_you', 'followed'], push }));

/** Somebody who is told of shares in one browser, and a share with her: the notice of it and the browser, as the job has them. */
async function sharedWith(lina: PersonActor, push: ChooseNotices['push'] = ['shared_with_you']) {
  const omar = await aPerson();
  await befriend(lina, omar);
  await wants(lina, push);
  const endpoint = await allow(lina);
  const { share } = await aShare(omar, { audience: 'people', people: [lina.personId], note: marker }, something());
  const [row] = await socialDb().execute<{ notice: string; subscription: string }>(sql`
    select n.id as notice, s.id as subscription from social.notice n join social.push_subscription s on s.person_id = n.person_id
    where n.person_id = ${toUuid(lina.personId)}::uuid and n.kind = 'shared_with_you'`);
  if (!row) throw new Error('a share is told');
  return { omar, endpoint, share, job: row };
}

const something = () => ({ mark: randomUUID(), item: marker });
const sentTo = (endpoint: string) => service.pushed.filter(({ path }) => endpoint.endsWith(path));

describe('what is pushed', () => {
  it('is asked for with the notice, and says what kind of thing happened and nothing of it', async () => {
    const lina = await aPerson();
    const { omar, endpoint, job } = await sharedWith(lina);
    expect(await jobsOf(task, job.notice)).toBe(1);
    expect(await secondsToJob(task, job.notice)).toBeGreaterThan(0);
    await pushNotice(job);
    const [sent, ...more] = sentTo(endpoint);
    expect(more).toEqual([]);
    expect(JSON.parse(sent?.text ?? '')).toEqual({
      id: job.notice,
      title: 'Souk',
      body: 'A friend shared something with you',
      lang: 'en',
      dir: 'ltr',
      path: '/notifications',
    });
    for (const word of [marker, omar.name, omar.handle]) expect(sent?.text).not.toContain(word);
    expect(sent?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
    expect(sent?.headers.topic).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const [jwt = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(sent?.headers.authorization ?? '')?.slice(1) ?? [];
    expect(key).toBe(pushKey());
    const point = Buffer.from(key, 'base64url');
    const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
    const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256');
    const { payload } = await jwtVerify(jwt, publicKey, { audience: service.origin });
    expect([decodeProtectedHeader(jwt).alg, payload.sub]).toEqual(['ES256', 'mailto:hello@souk.example']);
  });

  it('is nothing of a kind she did not turn on, nor of what was taken back, seen or switched off before it is sent', async () => {
    const [one, two, three] = [await aPerson(), await aPerson(), await aPerson()];
    const quiet = await sharedWith(one, ['followed']);
    expect(await jobsOf(task, quiet.job.notice)).toBe(0);
    const taken = await sharedWith(two);
    expect(await takeBack(taken.omar, { share: taken.share })).toMatchObject({ ok: true });
    const over = await sharedWith(await aPerson());
    await socialDb().execute(sql`
      update social.share set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
      where id = ${toUuid(over.share)}::uuid`);
    const off = await sharedWith(three);
    await wants(three, []);
    for (const { job, endpoint } of [quiet, taken, over, off]) {
      await pushNotice(job);
      expect(sentTo(endpoint)).toEqual([]);
    }
    await wants(three, ['shared_with_you']);
    await socialDb().execute(sql`update social.notice set seen_at = now() where id = ${off.job.notice}::uuid`);
    await pushNotice(off.job);
    expect(sentTo(off.endpoint)).toEqual([]);
    // The same is sent as soon as none of this holds.
    await socialDb().execute(sql`update social.notice set seen_at = null where id = ${off.job.notice}::uuid`);
    await pushNotice(off.job);
    expect(sentTo(off.endpoint)).toHaveLength(1);
  });

  it('stands on the device while it is new, there and hers', async () => {
    const [lina, stranger] = [await aPerson(), await aPerson()];
    const { omar, share, job } = await sharedWith(lina);
    expect(await standingNotices(lina, [job.notice, randomUUID()])).toEqual([job.notice]);
    expect(await standingNotices(stranger, [job.notice])).toEqual([]);
    await takeBack(omar, { share });
    expect(await standingNotices(lina, [job.notice])).toEqual([]);
  });
});

describe('a push service', () => {
  it.each([404, 410])('that answers %i has the browser forgotten', async (status) => {
    const lina = await aPerson();
    const { endpoint, job } = await sharedWith(lina);
    service.answers(status);
    await pushNotice(job);
    expect([sentTo(endpoint).length, await pushedMarks(lina)]).toEqual([1, []]);
  });

  it('that asks for time is asked again when it said, and the browser stays', async () => {
    const lina = await aPerson();
    const { endpoint, job } = await sharedWith(lina);
    service.answers(429, '1800');
    await pushNotice(job);
    const seconds = (await secondsToJob(task, job.notice)) ?? 0;
    expect([seconds > 1_700, seconds <= 1_800]).toEqual([true, true]);
    expect(await pushedMarks(lina)).toHaveLength(1);
    service.answers(201);
    await pushNotice(job);
    expect(sentTo(endpoint)).toHaveLength(2);
  });

  it('that takes no such message is not asked again; one that fails is, by the queue', async () => {
    const lina = await aPerson();
    const { job } = await sharedWith(lina);
    service.answers(413);
    await pushNotice(job);
    service.answers(500);
    await expect(pushNotice(job)).rejects.toThrow('away');
    expect(await pushedMarks(lina)).toHaveLength(1);
  });

  it('is at no private address but, in the sandbox, on this very machine', () => {
    const at = (endpoint: string) => isPushAddress(endpoint);
    expect([at('https://push.example/x'), at(`${service.origin}/x`)]).toEqual([true, true]);
    for (const bad of [
      'https://10.0.0.1/x',
      'https://[fd00::1]/x',
      'https://push.example:8443/x',
      'https://a:b@push.example/',
    ])
      expect([bad, at(bad)]).toEqual([bad, false]);
  });

  it('reads nothing that was meant for another browser, and what the standard says of its example', async () => {
    const example = {
      privateKey: Buffer.from('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url'),
      publicKey: Buffer.from(
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        'base64url',
      ),
      auth: Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url'),
    };
    const body = Buffer.from(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
      'base64url',
    );
    expect(readPush(body, example)).toBe('When I grow up, I want to be a watermelon');
    expect(() => readPush(body, browserKeys())).toThrow();
  });
});

describe('a browser', () => {
  it('is told nothing more after she signed out there, nor allowed anew by a tab that was left open', async () => {
    const lina = await aPerson();
    const { endpoint, job } = await sharedWith(lina);
    await signOut(lina);
    expect(await pushedMarks(lina)).toEqual([]);
    await pushNotice(job);
    expect(sentTo(endpoint)).toEqual([]);
    // A tab that was left open asks once more: its session is over.
    await allow(lina);
    expect(await pushedMarks(lina)).toEqual([]);
  });

  it('tells one person, who asked last; what is not hers nobody takes away', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    const { endpoint, job } = await sharedWith(lina);
    await dropSubscription(omar, { endpoint });
    expect(await pushedMarks(lina)).toHaveLength(1);
    const [p256dh, auth] = [keys.publicKey.toString('base64url'), keys.auth.toString('base64url')];
    await keepSubscription(omar, { endpoint, p256dh, auth });
    expect([(await pushedMarks(lina)).length, (await pushedMarks(omar)).length]).toEqual([0, 1]);
    await pushNotice(job);
    expect(sentTo(endpoint)).toEqual([]);
    await dropSubscription(omar, { endpoint });
    expect(await pushedMarks(omar)).toEqual([]);
  });

  it('lies sealed, and nothing is left of it when the account is closed', async () => {
    const lina = await aPerson();
    const { endpoint, job } = await sharedWith(lina);
    const rows = () =>
      socialDb().execute<{ row: string }>(sql`
        select s::text as row from social.push_subscription s where s.id = ${job.subscription}::uuid`);
    const [kept] = await rows();
    for (const word of [endpoint, keys.auth.toString('base64url')]) expect(kept?.row).not.toContain(word);
    expect(await closeAccount(lina, { handle: lina.handle })).toMatchObject({ ok: true });
    await forgetPerson(lina.personId);
    expect(await rows()).toEqual([]);
    await pushNotice(job);
    expect(sentTo(endpoint)).toEqual([]);
  });
});
