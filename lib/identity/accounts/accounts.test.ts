import { and, eq, isNull, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { mailedToken, person, profile } from '@/db/schema/identity/person';
import { passkey } from '@/db/schema/identity/session';
import { aGuest, ageProof, aPerson, aVisit } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { signInWithProvider } from '@/lib/identity/external/sign-in-with-provider';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import { resetPassword } from '@/lib/identity/passwords/reset-password';
import { signIn } from '@/lib/identity/passwords/sign-in';
import { findActor } from '@/lib/identity/sessions/queries';
import { reportNotMe } from '@/lib/identity/sessions/report-not-me';
import { newId, toUuid } from '@/lib/kernel/ids';
import { closeAccount } from './close-account';
import { editProfile } from './edit-profile';
import { getAccount } from './queries';
import { requestEmailChange } from './request-email-change';
import { signUp } from './sign-up';
import { verifyEmail } from './verify-email';

const password = 'three green lamps at noon';

async function signedUp(email: string, name = 'Lina') {
  const result = await signUp(aGuest, { email, name, password, next: undefined }, aVisit());
  if (!result.ok) throw new Error(result.code);
  const actor = await findActor(result.value.sessionId, null);
  if (actor === null) throw new Error('signing up signs in');
  return actor;
}
const link = (actor: PersonActor, purpose: 'verify' | 'change-email', email = actor.email) =>
  identityDb().transaction((tx) => issueToken(tx, { purpose, personId: actor.personId, email }));

describe('signing up', () => {
  it('signs in at once and answers alike for an address that has an account', async () => {
    const owner = await aPerson({ password: 'seven blue doors at dusk' });
    const fresh = await signedUp('fresh@example.com');
    const second = await signedUp(owner.email.toUpperCase());
    for (const actor of [fresh, second]) {
      expect(actor).toMatchObject({ emailVerified: false, roles: [] });
      expect(await jobsOf('identity:mail-verify', actor.personId)).toBe(1);
    }
    expect(second.personId).not.toBe(owner.personId);
  });

  it('under a known address gives no hold on it: the owner signs in as before, the newcomer cannot prove it', async () => {
    const owner = await aPerson({ password: 'seven blue doors at dusk' });
    const newcomer = await signedUp(owner.email);
    const back = await signIn(aGuest, { email: owner.email, password: 'seven blue doors at dusk' }, aVisit());
    expect(back.ok && back.value.personId).toBe(owner.personId);
    const token = await link(newcomer, 'verify');
    expect(await verifyEmail(newcomer, { token })).toEqual({ ok: false, code: 'email_taken' });
    const again = await signIn(aGuest, { email: owner.email, password }, aVisit());
    expect(again.ok && again.value.personId).toBe(newcomer.personId);
  });

  it('gives each person a handle of her own, never a reserved word', async () => {
    const [one, two] = await Promise.all([
      signedUp('h1@example.com', 'Omar Zein'),
      signedUp('h2@example.com', 'Omar Zein'),
    ]);
    expect(one.handle).not.toBe(two.handle);
    expect((await signedUp('h3@example.com', 'Admin')).handle).toMatch(/^friend-\d+$/);
    expect((await signedUp('h4@example.com', 'لينا')).handle).toMatch(/^friend-\d+$/);
  });

  it('is limited by address and by network', async () => {
    const many = await Promise.all(
      Array.from({ length: 20 }, () =>
        signUp(aGuest, { email: 'flood@example.com', name: 'F', password, next: undefined }, aVisit()),
      ),
    );
    expect(many.filter((result) => result.ok)).toHaveLength(6);
  });
});

describe('proving an address', () => {
  it('works once, in the account that asked, and not in another one', async () => {
    const [amina, basma] = [await signedUp('amina@example.com'), await signedUp('basma@example.com')];
    const token = await link(amina, 'verify');
    expect(await verifyEmail(basma, { token })).toEqual({ ok: false, code: 'link_other_account' });
    const both = await Promise.all([verifyEmail(amina, { token }), verifyEmail(amina, { token })]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect((await getAccount(amina)).emailVerified).toBe(true);
    expect((await getAccount(basma)).emailVerified).toBe(false);
  });

  it('is worth nothing after a day', async () => {
    const amina = await signedUp('late@example.com');
    const token = await link(amina, 'verify');
    await identityDb()
      .update(mailedToken)
      .set({ expiresAt: sql`now()` })
      .where(eq(mailedToken.personId, amina.personId));
    expect(await verifyEmail(amina, { token })).toEqual({ ok: false, code: 'link_over' });
  });

  it('lets one of two accounts have an address when both prove it at once', async () => {
    const twins = [await signedUp('twin@example.com'), await signedUp('twin@example.com')];
    const tokens = await Promise.all(twins.map((twin) => link(twin, 'verify')));
    const results = await Promise.all(twins.map((twin, index) => verifyEmail(twin, { token: tokens[index] ?? '' })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual([{ ok: false, code: 'email_taken' }]);
  });
});

describe('a change of address', () => {
  it('needs a fresh proof, tells the present address, and changes nothing until the new one is proven', async () => {
    const amina = await aPerson();
    await ageProof(amina);
    expect(await requestEmailChange(amina, { email: 'new@example.com' })).toEqual({ ok: false, code: 'prove' });
    await identityDb().execute(sql`update identity.session set proven_at = now()`);
    expect((await requestEmailChange(amina, { email: 'new@example.com' })).ok).toBe(true);
    expect(await jobsOf('identity:mail-change-email', amina.personId)).toBe(1);
    expect(await jobsOf('identity:mail-notice', amina.personId)).toBe(1);
    expect((await getAccount(amina)).email).toBe(amina.email);
    const token = await link(amina, 'change-email', 'new@example.com');
    expect(await verifyEmail(amina, { token })).toEqual({ ok: true, value: { email: 'new@example.com' } });
    expect(await getAccount(amina)).toMatchObject({ email: 'new@example.com', emailVerified: true });
  });

  it('answers alike for the address of another account, and cannot take it', async () => {
    const [amina, basma] = [await aPerson(), await aPerson()];
    expect(await requestEmailChange(amina, { email: basma.email })).toEqual({ ok: true, value: null });
    const token = await link(amina, 'change-email', basma.email);
    expect(await verifyEmail(amina, { token })).toEqual({ ok: false, code: 'email_taken' });
  });
});

describe('this was not me', () => {
  const reported = async ({ personId, email, ...actor }: PersonActor, sessionId = actor.sessionId) => {
    return identityDb().transaction((tx) => issueToken(tx, { purpose: 'not-me', personId, email, sessionId }));
  };

  it('ends every session of that account at once, and of nobody else', async () => {
    const [amina, basma] = [await aPerson({ password }), await aPerson()];
    const elsewhere = await signIn(aGuest, { email: amina.email, password }, aVisit());
    const token = await reported(amina);
    expect(await reportNotMe(aGuest, { token }, { network: 'n' })).toEqual({ ok: true, value: null });
    expect(await findActor(amina.sessionId, null)).toBeNull();
    expect(elsewhere.ok && (await findActor(elsewhere.value.sessionId, null))).toBeNull();
    expect(await findActor(basma.sessionId, null)).not.toBeNull();
  });

  it('gives whoever holds the mail no way to a password: that goes to the account’s address, once', async () => {
    const amina = await aPerson({ password });
    const token = await reported(amina);
    const tries = await Promise.all([1, 2].map(() => reportNotMe(aGuest, { token }, { network: 'n' })));
    expect(tries).toContainEqual({ ok: true, value: null });
    expect(tries).toContainEqual({ ok: false, code: 'link_over' });
    expect(await jobsOf('identity:mail-reset', amina.personId)).toBe(1);
    const live = await identityDb()
      .select({ purpose: mailedToken.purpose })
      .from(mailedToken)
      .where(and(eq(mailedToken.personId, amina.personId), isNull(mailedToken.usedAt)));
    expect(live).toEqual([]);
    const reset = { token, password: 'seven blue doors at dusk' };
    expect(await resetPassword(aGuest, reset, aVisit())).toEqual({ ok: false, code: 'link_over' });
  });

  it('by two links at the same instant is one of them, and neither waits for the other for ever', async () => {
    for (let round = 0; round < 8; round++) {
      const amina = await aPerson({ password });
      const elsewhere = await signIn(aGuest, { email: amina.email, password }, aVisit());
      if (!elsewhere.ok) throw new Error(elsewhere.code);
      const links = await Promise.all([amina.sessionId, elsewhere.value.sessionId].map((one) => reported(amina, one)));
      const told = await Promise.all(links.map((token) => reportNotMe(aGuest, { token }, aVisit())));
      expect(told).toContainEqual({ ok: true, value: null });
      expect(told).toContainEqual({ ok: false, code: 'link_over' });
    }
  });

  it('shuts out whoever knows the password or has asked for a change of address', async () => {
    const amina = await aPerson({ password });
    const token = await reported(amina);
    const change = await link(amina, 'change-email', 'thief@example.com');
    expect((await reportNotMe(aGuest, { token }, { network: 'n' })).ok).toBe(true);
    expect(await signIn(aGuest, { email: amina.email, password }, aVisit())).toMatchObject({ ok: false });
    expect(await verifyEmail(amina, { token: change })).toEqual({ ok: false, code: 'link_over' });
  });

  it('gives the address back when a thief has changed it meanwhile', async () => {
    const amina = await aPerson({ password });
    const token = await reported(amina);
    await verifyEmail(amina, { token: await link(amina, 'change-email', `thief-${amina.personId}@example.com`) });
    expect((await reportNotMe(aGuest, { token }, { network: 'n' })).ok).toBe(true);
    const [row] = await identityDb().select({ email: person.email }).from(person).where(eq(person.id, amina.personId));
    expect(row?.email).toBe(amina.email);
  });

  it('takes away the passkeys made since that session began, and leaves older ones', async () => {
    const amina = await aPerson({ password });
    const key = (credentialId: string, createdAt: Date) => ({
      ...{ id: newId('passkey'), personId: amina.personId, credentialId, createdAt },
      ...{ publicKey: Buffer.from([1]), counter: 0 },
    });
    await identityDb()
      .insert(passkey)
      .values([key(`old-${amina.personId}`, new Date(0)), key(`new-${amina.personId}`, new Date())]);
    expect((await reportNotMe(aGuest, { token: await reported(amina) }, { network: 'n' })).ok).toBe(true);
    const left = await identityDb()
      .select({ id: passkey.credentialId })
      .from(passkey)
      .where(eq(passkey.personId, amina.personId));
    expect(left).toEqual([{ id: `old-${amina.personId}` }]);
  });
});

describe('a profile', () => {
  it('keeps a handle to one person, also when two take it at once', async () => {
    const people = [await aPerson(), await aPerson()];
    const wish = { name: 'A', handle: 'the-same-one', bio: '', locale: 'ar' as const };
    const results = await Promise.all(people.map((actor) => editProfile(actor, wish)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual([{ ok: false, code: 'handle_in_use', field: 'handle' }]);
  });
});

describe('closing an account', () => {
  it('needs a fresh proof and the own handle', async () => {
    const amina = await aPerson();
    expect(await closeAccount(amina, { handle: 'another' })).toMatchObject({
      ok: false,
      code: 'handle_mismatch',
    });
    await ageProof(amina);
    expect(await closeAccount(amina, { handle: amina.handle })).toEqual({ ok: false, code: 'prove' });
  });

  it('gives up address, handle and name, and leaves nothing that says who it was', async () => {
    const amina = await aPerson({ password });
    expect((await closeAccount(amina, { handle: amina.handle })).ok).toBe(true);
    const rows = [
      await identityDb().select().from(person).where(eq(person.id, amina.personId)),
      await identityDb().select().from(profile).where(eq(profile.personId, amina.personId)),
    ];
    const left = JSON.stringify(rows);
    for (const trace of [amina.email, amina.handle, amina.name, 'argon2']) expect(left).not.toContain(trace);
    expect((await signIn(aGuest, { email: amina.email, password }, aVisit())).ok).toBe(false);
    expect((await signedUp(amina.email)).personId).not.toBe(amina.personId);
  });

  it('asks the other rings to forget her, once and with the closing', async () => {
    const amina = await aPerson();
    const jobs = async () => [
      await jobsOf('money:forget-wallet', toUuid(amina.personId)),
      await jobsOf('social:forget-person', toUuid(amina.personId)),
      await jobsOf('shop:forget-reviewer', toUuid(amina.personId)),
    ];
    expect(await jobs()).toEqual([0, 0, 0]);
    expect((await closeAccount(amina, { handle: amina.handle })).ok).toBe(true);
    expect(await jobs()).toEqual([1, 1, 1]);
  });
});

describe("a provider's account", () => {
  const told = (subject: string, email: string | null, emailVerified: boolean) =>
    signInWithProvider(aGuest, { provider: 'google', subject, email, emailVerified, name: 'G' }, aVisit());

  it('is linked to an account only when both sides have proven the address', async () => {
    const [proven, unproven] = [await aPerson(), await aPerson({ verified: false })];
    expect(await told('s1', proven.email, false)).toEqual({ ok: false, code: 'link_refused' });
    const linked = await told('s1', proven.email, true);
    expect(linked.ok && linked.value.personId).toBe(proven.personId);
    const fresh = await told('s2', unproven.email, true);
    expect(fresh.ok && fresh.value.personId).not.toBe(unproven.personId);
  });

  it('finds its person again whatever its address says later', async () => {
    const first = await told('s3', 'g@example.com', true);
    const later = await told('s3', 'renamed@example.com', false);
    expect(first.ok && later.ok && later.value.personId).toBe(first.ok && first.value.personId);
    expect(await told('s4', null, false)).toEqual({ ok: false, code: 'link_refused' });
  });

  it('opens one account when it signs in twice at once', async () => {
    const both = await Promise.all([told('s5', 'once@example.com', true), told('s5', 'once@example.com', true)]);
    expect(new Set(both.map((result) => result.ok && result.value.personId)).size).toBe(1);
  });
});
