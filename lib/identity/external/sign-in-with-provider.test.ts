import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { externalAccount, person } from '@/db/schema/identity/person';
import { aGuest, ageProof, aPerson, aVisit } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { getAccount } from '@/lib/identity/accounts/queries';
import type { PersonActor } from '@/lib/identity/actor/model';
import { findActor, hasFreshProof } from '@/lib/identity/sessions/queries';
import { newId } from '@/lib/kernel/ids';
import type { ProviderProfile } from './model';
import { StartProvider } from './schema';
import { signInWithProvider } from './sign-in-with-provider';

const subject = () => newId('mail').slice(4);
const told = (part: Partial<ProviderProfile>): ProviderProfile => ({
  ...{ provider: 'google', subject: subject(), email: null, emailVerified: true, name: 'Lina Haddad' },
  ...part,
});
const enter = (part: Partial<ProviderProfile>, actor: Parameters<typeof signInWithProvider>[0] = aGuest) =>
  signInWithProvider(actor, told(part), aVisit());
const entered = async (part: Partial<ProviderProfile>): Promise<PersonActor> => {
  const result = await enter(part);
  const actor = result.ok ? await findActor(result.value.sessionId, null) : null;
  if (actor === null) throw new Error(result.ok ? 'no session' : result.code);
  return actor;
};
const refused = { ok: false, code: 'link_refused' };
const fresh = () => `ext-${subject()}@example.com`;

describe('a provider that has not verified the address', () => {
  it('is not let into the account that has proven it here, whatever the case of the letters', async () => {
    const owner = await aPerson();
    for (const email of [owner.email, owner.email.toUpperCase(), ` ${owner.email} `]) {
      expect(await enter({ provider: 'facebook', email, emailVerified: false })).toEqual(refused);
    }
    expect((await getAccount(owner)).providers).toEqual([]);
    const links = await identityDb().$count(externalAccount, eq(externalAccount.personId, owner.personId));
    expect(links).toBe(0);
  });

  it('opens an account of its own, unproven, which is mailed the link to prove it', async () => {
    const actor = await entered({ provider: 'facebook', email: fresh(), emailVerified: false });
    expect(actor.emailVerified).toBe(false);
    expect(await jobsOf('identity:mail-verify', actor.personId)).toBe(1);
  });

  it('does not become proven by the provider changing its mind later', async () => {
    const [email, id] = [fresh(), subject()];
    const first = await entered({ provider: 'facebook', subject: id, email, emailVerified: false });
    const again = await entered({ provider: 'facebook', subject: id, email, emailVerified: true });
    expect(again.personId).toBe(first.personId);
    expect(again.emailVerified).toBe(false);
  });

  it('gets no hold on an address that its owner proves afterwards', async () => {
    const email = fresh();
    const squatter = await entered({ provider: 'facebook', email, emailVerified: false });
    const owner = await entered({ provider: 'google', email, emailVerified: true });
    expect(owner.personId).not.toBe(squatter.personId);
    expect(owner.emailVerified).toBe(true);
    expect((await findActor(squatter.sessionId, null))?.emailVerified).toBe(false);
  });
});

describe('a provider that has verified the address', () => {
  it('is linked to the account that has proven it too, and to no unproven one', async () => {
    const email = fresh();
    const unproven = await aPerson({ email, verified: false });
    const opened = await entered({ email });
    expect(opened.personId).not.toBe(unproven.personId);
    const linked = await entered({ provider: 'facebook', email, emailVerified: true });
    expect(linked.personId).toBe(opened.personId);
    expect((await getAccount(opened)).providers.sort()).toEqual(['facebook', 'google']);
    expect((await getAccount(unproven)).providers).toEqual([]);
  });

  it('opens a proven account where nobody has the address, with no mail to prove it', async () => {
    const actor = await entered({ email: fresh() });
    expect(actor).toMatchObject({ emailVerified: true, roles: [], name: 'Lina Haddad' });
    expect(await jobsOf('identity:mail-verify', actor.personId)).toBe(0);
  });

  it('leads two accounts there to two people here, also under one name', async () => {
    const [one, other] = [await entered({ email: fresh() }), await entered({ email: fresh() })];
    expect(one.personId).not.toBe(other.personId);
    expect(one.handle).not.toBe(other.handle);
  });

  it('and has the id of another provider’s account is not that account', async () => {
    const id = subject();
    const [google, facebook] = [
      await entered({ provider: 'google', subject: id, email: fresh() }),
      await entered({ provider: 'facebook', subject: id, email: fresh() }),
    ];
    expect(google.personId).not.toBe(facebook.personId);
  });
});

describe('what a provider says', () => {
  it.each([null, '', 'nobody', 'a@example.com\nbcc:b@example.com', 'أ@example.com'])(
    'as address %j opens nothing',
    async (email) => {
      const before = await identityDb().$count(person);
      expect(await enter({ email })).toEqual(refused);
      expect(await identityDb().$count(person)).toBe(before);
    },
  );

  it('as a name is one harmless line; without one the address names her', async () => {
    expect((await entered({ email: fresh(), name: ' Lina\n\u202eHaddad ' })).name).toBe('Lina Haddad');
    expect((await entered({ email: fresh(), name: '\u200b' })).name).toMatch(/^Ext /);
    expect((await entered({ email: fresh(), name: 'x'.repeat(500) })).name).toHaveLength(80);
  });

  it('does not change who she is here', async () => {
    const [email, id] = [fresh(), subject()];
    const first = await entered({ subject: id, email });
    const again = await entered({ subject: id, email: fresh(), name: 'Somebody Else' });
    expect(again).toMatchObject({ personId: first.personId, email, name: 'Lina Haddad' });
  });
});

describe('signing in by a provider', () => {
  it('is a fresh proof, and ends the session this browser had before', async () => {
    const [email, id] = [fresh(), subject()];
    const first = await entered({ subject: id, email });
    await ageProof(first);
    const result = await enter({ subject: id, email }, first);
    if (!result.ok) throw new Error(result.code);
    expect(await findActor(first.sessionId, null)).toBeNull();
    const second = await findActor(result.value.sessionId, null);
    expect(second && (await hasFreshProof(second))).toBe(true);
  });

  it('does not open a closed account again: a new one is made', async () => {
    const [email, id] = [fresh(), subject()];
    const first = await entered({ subject: id, email });
    expect(await closeAccount(first, { handle: first.handle })).toMatchObject({ ok: true });
    const second = await entered({ subject: id, email });
    expect(second.personId).not.toBe(first.personId);
  });
});

it('the button of a provider names one of ours', () => {
  expect(StartProvider.safeParse({ provider: 'google' }).success).toBe(true);
  for (const provider of ['github', '', '__proto__', null])
    expect(StartProvider.safeParse({ provider }).success).toBe(false);
});
