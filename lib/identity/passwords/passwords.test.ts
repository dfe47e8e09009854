import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { mailedToken, person } from '@/db/schema/identity/person';
import { aGuest, ageProof, aPerson, aVisit } from '@/db/testing/a-person';
import { anAuthenticator } from '@/db/testing/authenticator';
import { jobsOf } from '@/db/testing/jobs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import type { TokenPurpose } from '@/lib/identity/mailed-tokens/model';
import { addPasskey } from '@/lib/identity/passkeys/add-passkey';
import { offerAddition } from '@/lib/identity/passkeys/offer-passkey';
import { listPasskeys } from '@/lib/identity/passkeys/queries';
import { findActor } from '@/lib/identity/sessions/queries';
import { changePassword } from './change-password';
import { requestReset } from './request-reset';
import { resetPassword } from './reset-password';
import { signIn } from './sign-in';

const password = 'three green lamps at noon';
const another = 'seven blue doors at dusk';
const linkOver = { ok: false, code: 'link_over' };

const mailTo = (actor: PersonActor, purpose: TokenPurpose) =>
  identityDb().transaction((tx) => issueToken(tx, { purpose, personId: actor.personId, email: actor.email }));
const attempt = (email: string, typed: string, visit = aVisit()) => signIn(aGuest, { email, password: typed }, visit);

describe('signing in with a password', () => {
  it('answers alike for an unknown address, a wrong password and an account without one', async () => {
    const amina = await aPerson({ password });
    const basma = await aPerson();
    const wrong = { ok: false, code: 'wrong_sign_in' };
    expect(await attempt('nobody@example.com', password)).toEqual(wrong);
    expect(await attempt(amina.email, another)).toEqual(wrong);
    expect(await attempt(basma.email, password)).toEqual(wrong);
    expect((await attempt(amina.email.toUpperCase(), password)).ok).toBe(true);
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const amina = await aPerson({ password });
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 15; round++) {
      for (const kind of ['known', 'unknown'] as const) {
        const start = performance.now();
        await attempt(kind === 'known' ? amina.email : 'nobody@example.com', `wrong ${round}`);
        times[kind].push(performance.now() - start);
        await identityDb().execute(sql`delete from identity.rate_window`);
      }
    }
    // The quickest of each: what else the machine does only ever makes one slower. Without the hash it would be a tenth.
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
    expect(unknown).toBeGreaterThan(known / 2);
    expect(known).toBeGreaterThan(unknown / 2);
  });

  it('pauses an address after ten wrong tries, also when they come at once, and lets a known browser through', async () => {
    const home = aVisit();
    const amina = await aPerson({ password, visit: home });
    const tries = await Promise.all(Array.from({ length: 40 }, (_, index) => attempt(amina.email, `wrong ${index}`)));
    expect(tries.filter((result) => !result.ok && result.code === 'wrong_sign_in')).toHaveLength(10);
    expect(await attempt(amina.email, password)).toEqual({ ok: false, code: 'sign_in_paused' });
    expect((await attempt(amina.email, password, home)).ok).toBe(true);
  });

  it('pauses an unknown address just the same', async () => {
    for (let tries = 0; tries < 10; tries++) await attempt('ghost@example.com', 'wrong');
    expect(await attempt('ghost@example.com', 'wrong')).toEqual({ ok: false, code: 'sign_in_paused' });
  });

  it('pauses a network that tries many accounts, and not the accounts', async () => {
    const amina = await aPerson({ password });
    const network = 'net-of-an-attacker';
    for (let tries = 0; tries < 100; tries++) await attempt(`victim${tries}@example.com`, 'wrong', aVisit({ network }));
    expect(await attempt(amina.email, password, aVisit({ network }))).toEqual({ ok: false, code: 'sign_in_paused' });
    expect((await attempt(amina.email, password)).ok).toBe(true);
  });

  it('does not count tries that went well', async () => {
    const amina = await aPerson({ password });
    for (let tries = 0; tries < 15; tries++) expect((await attempt(amina.email, password)).ok).toBe(true);
  });
});

describe('a reset', () => {
  it('is asked for with one answer and one job, whether or not the address is known', async () => {
    const amina = await aPerson({ password });
    expect(await requestReset(aGuest, { email: amina.email }, aVisit())).toEqual({ ok: true, value: null });
    expect(await requestReset(aGuest, { email: 'nobody@example.com' }, aVisit())).toEqual({ ok: true, value: null });
    expect(await jobsOf('identity:mail-reset', 'per_')).toBe(2);
    expect(await jobsOf('identity:mail-reset', amina.personId)).toBe(1);
    expect(await jobsOf('identity:mail-reset', '@')).toBe(0);
  });

  it('sets a new password once, ends every session and voids other links', async () => {
    const amina = await aPerson({ password });
    const [token, other] = [await mailTo(amina, 'reset'), await mailTo(amina, 'verify')];
    const result = await resetPassword(aGuest, { token, password: another }, aVisit());
    if (!result.ok) throw new Error(result.code);
    expect(await findActor(amina.sessionId, null)).toBeNull();
    expect(await findActor(result.value.sessionId, null)).toMatchObject({ personId: amina.personId });
    expect((await attempt(amina.email, password)).ok).toBe(false);
    expect((await attempt(amina.email, another)).ok).toBe(true);
    expect(await resetPassword(aGuest, { token, password: 'third time is no charm' }, aVisit())).toEqual(linkOver);
    const [left] = await identityDb().select().from(mailedToken).where(sql`used_at is null and email = ${amina.email}`);
    expect(left, other).toBeUndefined();
  });

  it('wins once when the same link is used twice at once', async () => {
    const amina = await aPerson({ password });
    const token = await mailTo(amina, 'reset');
    const both = await Promise.all(
      [another, 'nine red chairs at dawn'].map((next) => resetPassword(aGuest, { token, password: next }, aVisit())),
    );
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.filter((result) => !result.ok)).toEqual([linkOver]);
  });

  it('refuses a link that is old, made up, of another purpose, or replaced by a newer one', async () => {
    const amina = await aPerson({ password });
    const use = (token: string) => resetPassword(aGuest, { token, password: another }, aVisit());
    expect(await use('A'.repeat(27))).toEqual(linkOver);
    expect(await use("' or 1=1 --")).toEqual(linkOver);
    expect(await use(await mailTo(amina, 'verify'))).toEqual(linkOver);
    const replaced = await mailTo(amina, 'reset');
    const latest = await mailTo(amina, 'reset');
    expect(await use(replaced)).toEqual(linkOver);
    await identityDb()
      .update(mailedToken)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(mailedToken.personId, amina.personId));
    expect(await use(latest)).toEqual(linkOver);
    expect((await attempt(amina.email, password)).ok).toBe(true);
  });

  it('spends nothing on a password the rule refuses', async () => {
    const amina = await aPerson({ password });
    const token = await mailTo(amina, 'reset');
    const weak = await resetPassword(aGuest, { token, password: 'passwordpassword' }, aVisit());
    expect(weak).toEqual({ ok: false, code: 'password_common', field: 'password' });
    expect((await resetPassword(aGuest, { token, password: another }, aVisit())).ok).toBe(true);
  });

  it('of an address nobody had proven proves it, and takes away the ways in somebody else may have made', async () => {
    const squatter = await aPerson({ password, verified: false });
    const options = await offerAddition(squatter);
    if (!options.ok) throw new Error(options.code);
    const registration = anAuthenticator().register(options.value.challenge);
    expect((await addPasskey(squatter, { registration, name: '' })).ok).toBe(true);
    const token = await mailTo(squatter, 'reset');
    const result = await resetPassword(aGuest, { token, password: another }, aVisit());
    if (!result.ok) throw new Error(result.code);
    const owner = await findActor(result.value.sessionId, null);
    expect(owner).toMatchObject({ emailVerified: true });
    expect(owner && (await listPasskeys(owner))).toEqual([]);
    expect(await findActor(squatter.sessionId, null)).toBeNull();
  });

  it('ends the pause that wrong tries had caused', async () => {
    const amina = await aPerson({ password });
    for (let tries = 0; tries < 11; tries++) await attempt(amina.email, 'wrong');
    const token = await mailTo(amina, 'reset');
    expect((await resetPassword(aGuest, { token, password: another }, aVisit())).ok).toBe(true);
    expect((await attempt(amina.email, another)).ok).toBe(true);
  });
});

describe('a change of password', () => {
  it('needs a fresh proof and ends the other sessions', async () => {
    const amina = await aPerson({ password });
    const other = await attempt(amina.email, password);
    if (!other.ok) throw new Error(other.code);
    await ageProof(amina);
    expect(await changePassword(amina, { password: another })).toEqual({ ok: false, code: 'prove' });
    await identityDb().execute(sql`update identity.session set proven_at = now()`);
    expect(await changePassword(amina, { password: another })).toEqual({ ok: true, value: null });
    expect(await findActor(amina.sessionId, null)).not.toBeNull();
    expect(await findActor(other.value.sessionId, null)).toBeNull();
  });

  it('keeps the password itself nowhere', async () => {
    const amina = await aPerson({ password });
    const [row] = await identityDb().select().from(person).where(eq(person.id, amina.personId));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(row)).not.toContain(password);
  });
});
