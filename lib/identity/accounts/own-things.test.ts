import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { passkey } from '@/db/schema/identity/session';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import { listPasskeys } from '@/lib/identity/passkeys/queries';
import { removePasskey } from '@/lib/identity/passkeys/remove-passkey';
import { renamePasskey } from '@/lib/identity/passkeys/rename-passkey';
import { proveByPassword } from '@/lib/identity/passwords/prove-by-password';
import { findActor, hasFreshProof, listDevices } from '@/lib/identity/sessions/queries';
import { renewProof } from '@/lib/identity/sessions/renew-proof';
import { signOutDevice } from '@/lib/identity/sessions/sign-out-device';
import { sweepIdentity } from '@/lib/identity/sessions/sweep';
import { type Id, newId } from '@/lib/kernel/ids';
import { getAccount } from './queries';
import { requestVerification } from './request-verification';
import { verifyEmail } from './verify-email';

const password = 'three green lamps at noon';

/** Everything of hers that a form could name. */
type Things = { session: Id<'session'>; passkey: Id<'passkey'>; token: string };
let her: PersonActor;
let hers: Things;
let stranger: PersonActor;
const missing = (): Things => ({ session: newId('session'), passkey: newId('passkey'), token: 'x'.repeat(27) });

beforeAll(async () => {
  [her, stranger] = [await aPerson({ password, verified: false }), await aPerson({ password })];
  const id = newId('passkey');
  await identityDb()
    .insert(passkey)
    .values({ id, personId: her.personId, name: 'Phone', credentialId: id, publicKey: Buffer.from('key'), counter: 0 });
  const token = await identityDb().transaction((tx) =>
    issueToken(tx, { purpose: 'verify', personId: her.personId, email: her.email }),
  );
  hers = { session: her.sessionId, passkey: id, token };
});

const operations: [string, (actor: PersonActor, one: Things) => Promise<unknown>][] = [
  ['signOutDevice', (actor, one) => signOutDevice(actor, { session: one.session })],
  ['renamePasskey', (actor, one) => renamePasskey(actor, { passkey: one.passkey, name: 'Mine' })],
  ['removePasskey', (actor, one) => removePasskey(actor, { passkey: one.passkey })],
];

describe('what is hers answers another person exactly like what does not exist', () => {
  it.each(operations)('%s', async (_, operation) => {
    const theirs = await operation(stranger, hers);
    expect(theirs).toEqual({ ok: false, code: 'not_found' });
    expect(theirs).toEqual(await operation(stranger, missing()));
  });

  it('a link mailed to her proves nothing for another, and is not spent by trying', async () => {
    const other = await aPerson({ verified: false });
    expect(await verifyEmail(other, { token: hers.token })).toEqual({ ok: false, code: 'link_other_account' });
    expect(await verifyEmail(other, { token: missing().token })).toEqual({ ok: false, code: 'link_over' });
    expect(await verifyEmail(her, { token: hers.token })).toMatchObject({ ok: true });
  });

  it('and is all still there', async () => {
    expect(await listPasskeys(her)).toMatchObject([{ id: hers.passkey, name: 'Phone' }]);
    expect(await findActor(her.sessionId, null)).not.toBeNull();
  });

  it('lists of one’s own hold nothing of hers', async () => {
    const seen = JSON.stringify([
      await listPasskeys(stranger),
      await listDevices(stranger),
      await getAccount(stranger),
    ]);
    for (const secret of [hers.session, hers.passkey, her.email, her.handle]) expect(seen).not.toContain(secret);
  });

  it('a proof renewed under her session by another person renews nothing', async () => {
    await ageProof(her);
    await renewProof({ ...stranger, sessionId: her.sessionId }, 'passkey');
    expect(await hasFreshProof(her)).toBe(false);
  });
});

describe('an account as its settings show it', () => {
  it('holds no hash, key or session', async () => {
    const account = await getAccount(her);
    expect(Object.keys(account)).not.toContain('passwordHash');
    const text = JSON.stringify(account);
    expect(text).not.toContain('argon2');
    expect(text).not.toContain(her.sessionId);
    expect(account).toMatchObject({ hasPassword: true, passkeys: 1, providers: [] });
  });
});

describe('proving oneself by the password', () => {
  it('renews the proof of this session alone', async () => {
    const person = await aPerson({ password });
    await ageProof(person);
    expect(await proveByPassword(person, { password })).toEqual({ ok: true, value: null });
    expect(await hasFreshProof(person)).toBe(true);
  });

  it('refuses a wrong one, and one where the account has none, alike', async () => {
    const wrong = { ok: false, code: 'wrong_password', field: 'password' };
    const [person, without] = [await aPerson({ password }), await aPerson()];
    for (const actor of [person, without]) {
      await ageProof(actor);
      expect(await proveByPassword(actor, { password: 'seven blue doors at dusk' })).toEqual(wrong);
      expect(await hasFreshProof(actor)).toBe(false);
    }
  });

  it('is paused after ten wrong tries, and right ones do not count', async () => {
    const person = await aPerson({ password });
    for (let tries = 0; tries < 3; tries++) expect((await proveByPassword(person, { password })).ok).toBe(true);
    for (let tries = 0; tries < 10; tries++) await proveByPassword(person, { password: `wrong ${tries}` });
    expect(await proveByPassword(person, { password })).toEqual({ ok: false, code: 'too_many' });
  });
});

describe('asking for the mail again', () => {
  it('queues one mail however often it is asked for, and stops after ten', async () => {
    const person = await aPerson({ verified: false });
    const answers = [];
    for (let tries = 0; tries < 12; tries++) answers.push((await requestVerification(person)).ok);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => true), false, false]);
    expect(await jobsOf('identity:mail-verify', person.personId)).toBeGreaterThan(0);
  });
});

describe('sweeping', () => {
  const rows = async (table: 'session' | 'mailed_token' | 'challenge' | 'rate_window') =>
    (await identityDb().execute<{ n: number }>(sql`select count(*)::int as n from ${sql.raw(`identity.${table}`)}`))[0]
      ?.n ?? 0;

  it('takes away what ended long ago and nothing that lives or ended lately', async () => {
    const [lives, lately, long] = [await aPerson(), await aPerson(), await aPerson()];
    const end = (actor: PersonActor, days: number) =>
      identityDb().execute(
        sql`update identity.session set revoked_at = now() - make_interval(days => ${days}) where person_id = (select id from identity.person where email = ${actor.email})`,
      );
    await end(lately, 170);
    await end(long, 190);
    const token = (actor: PersonActor) =>
      identityDb().transaction((tx) =>
        issueToken(tx, { purpose: 'reset', personId: actor.personId, email: actor.email }),
      );
    await token(lives);
    await token(long);
    await identityDb().execute(
      sql`update identity.mailed_token set expires_at = now() - interval '31 days' where email = ${long.email}`,
    );
    const before = [await rows('session'), await rows('mailed_token')];
    await Promise.all([sweepIdentity(), sweepIdentity()]);
    expect([await rows('session'), await rows('mailed_token')]).toEqual(before.map((count) => count - 1));
    expect(await findActor(lives.sessionId, null)).not.toBeNull();
  });
});
