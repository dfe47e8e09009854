import { describe, expect, it } from 'vitest';
import { aGuest, ageProof, aPerson, aVisit } from '@/db/testing/a-person';
import { anAuthenticator } from '@/db/testing/authenticator';
import type { PersonActor } from '@/lib/identity/actor/model';
import { signIn } from '@/lib/identity/passwords/sign-in';
import { findActor, hasFreshProof } from '@/lib/identity/sessions/queries';
import { newId } from '@/lib/kernel/ids';
import { addPasskey } from './add-passkey';
import { offerAddition, offerProof, offerSignIn, offerSignUp } from './offer-passkey';
import { proveByPasskey } from './prove-by-passkey';
import { listPasskeys } from './queries';
import { removePasskey } from './remove-passkey';
import { renamePasskey } from './rename-passkey';
import { signInWithPasskey } from './sign-in-with-passkey';
import { signUpWithPasskey } from './sign-up-with-passkey';

const failed = { ok: false, code: 'passkey_failed' };

async function granted<Value>(
  result: Promise<{ ok: true; value: Value } | { ok: false; code: string }>,
): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.code);
  return settled.value;
}

async function withPasskey(actor: PersonActor, authenticator = anAuthenticator()) {
  const { challenge } = await granted(offerAddition(actor));
  const { id } = await granted(addPasskey(actor, { registration: authenticator.register(challenge), name: 'Key' }));
  return { authenticator, id };
}

const signInChallenge = async () => (await granted(offerSignIn(aGuest, 'net'))).challenge;

describe('signing in with a passkey', () => {
  it('opens a session of its owner', async () => {
    const amina = await aPerson();
    const { authenticator } = await withPasskey(amina);
    const assertion = authenticator.answer(await signInChallenge());
    const result = await granted(signInWithPasskey(aGuest, { assertion }, aVisit()));
    expect(result.personId).toBe(amina.personId);
    expect(await findActor(result.sessionId, null)).toMatchObject({ personId: amina.personId });
  });

  it('refuses the same answer a second time, also when both come at once', async () => {
    const { authenticator } = await withPasskey(await aPerson());
    const assertion = authenticator.answer(await signInChallenge());
    const both = await Promise.all([1, 2].map(() => signInWithPasskey(aGuest, { assertion }, aVisit())));
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await signInWithPasskey(aGuest, { assertion }, aVisit())).toEqual(failed);
  });

  it('refuses a challenge that is not ours, of another purpose, or answered before', async () => {
    const amina = await aPerson();
    const { authenticator } = await withPasskey(amina);
    const attempt = (challenge: string) =>
      signInWithPasskey(aGuest, { assertion: authenticator.answer(challenge) }, aVisit());
    expect(await attempt('bm90LW91cnM')).toEqual(failed);
    expect(await attempt((await granted(offerProof(amina))).challenge)).toEqual(failed);
    const challenge = await signInChallenge();
    const stranger = anAuthenticator();
    expect(await signInWithPasskey(aGuest, { assertion: stranger.answer(challenge) }, aVisit())).toEqual(failed);
    expect(await attempt(challenge)).toEqual(failed);
  });

  const badHabits = [
    ['another origin', { origin: 'http://localhost:4000' }],
    ['another site', { rpId: 'evil.example' }],
    ['no check of the person', { userVerified: false }],
  ] as const;

  it.each(badHabits)('refuses a registration made with %s', async (_, habits) => {
    const amina = await aPerson();
    const { challenge } = await granted(offerAddition(amina));
    const registration = anAuthenticator(habits).register(challenge);
    expect(await addPasskey(amina, { registration, name: '' })).toEqual(failed);
  });

  it.each(badHabits)(
    'refuses an answer made with %s, though the challenge and the key are right',
    async (_, habits) => {
      const { authenticator } = await withPasskey(await aPerson());
      authenticator.turn(habits);
      const assertion = authenticator.answer(await signInChallenge());
      expect(await signInWithPasskey(aGuest, { assertion }, aVisit())).toEqual(failed);
    },
  );

  it("refuses an assertion under another person's credential id", async () => {
    const { authenticator: aminas } = await withPasskey(await aPerson());
    const { authenticator: basmas } = await withPasskey(await aPerson());
    const forged = { ...basmas.answer(await signInChallenge()), id: aminas.answer('x').id };
    expect(await signInWithPasskey(aGuest, { assertion: forged }, aVisit())).toEqual(failed);
  });

  it('refuses a copy whose counter runs behind', async () => {
    const { authenticator } = await withPasskey(await aPerson());
    for (let uses = 0; uses < 3; uses++) {
      const assertion = authenticator.answer(await signInChallenge());
      expect((await signInWithPasskey(aGuest, { assertion }, aVisit())).ok).toBe(true);
    }
    authenticator.rewind();
    const assertion = authenticator.answer(await signInChallenge());
    expect(await signInWithPasskey(aGuest, { assertion }, aVisit())).toEqual(failed);
  });

  it('still works for an owner whose password somebody is guessing', async () => {
    const amina = await aPerson({ password: 'three green lamps at noon' });
    const { authenticator } = await withPasskey(amina);
    for (let tries = 0; tries < 12; tries++) {
      await signIn(aGuest, { email: amina.email, password: `wrong guess ${tries}` }, aVisit());
    }
    const held = await signIn(aGuest, { email: amina.email, password: 'three green lamps at noon' }, aVisit());
    expect(held).toEqual({ ok: false, code: 'sign_in_paused' });
    const assertion = authenticator.answer(await signInChallenge());
    expect((await signInWithPasskey(aGuest, { assertion }, aVisit())).ok).toBe(true);
  });
});

describe('proving oneself with a passkey', () => {
  it('refreshes the proof, but only over a challenge made for this session and by an own passkey', async () => {
    const [amina, basma] = [await aPerson(), await aPerson()];
    const { authenticator } = await withPasskey(amina);
    const { authenticator: basmas } = await withPasskey(basma);
    await ageProof(amina);
    const foreign = (await granted(offerProof(basma))).challenge;
    expect(await proveByPasskey(amina, { assertion: authenticator.answer(foreign) })).toEqual(failed);
    const own = (await granted(offerProof(amina))).challenge;
    expect(await proveByPasskey(amina, { assertion: basmas.answer(own) })).toEqual(failed);
    expect(await hasFreshProof(amina)).toBe(false);
    const again = (await granted(offerProof(amina))).challenge;
    expect((await proveByPasskey(amina, { assertion: authenticator.answer(again) })).ok).toBe(true);
    expect(await hasFreshProof(amina)).toBe(true);
  });
});

describe("an account's passkeys", () => {
  it('are added and removed only after a fresh proof', async () => {
    const amina = await aPerson();
    const { id } = await withPasskey(amina);
    await ageProof(amina);
    const { challenge } = await granted(offerAddition(amina));
    const registration = anAuthenticator().register(challenge);
    expect(await addPasskey(amina, { registration, name: '' })).toEqual({ ok: false, code: 'prove' });
    expect(await removePasskey(amina, { passkey: id })).toEqual({ ok: false, code: 'prove' });
  });

  it('cannot be named or removed by somebody else; foreign ones answer like missing ones', async () => {
    const [amina, basma] = [await aPerson(), await aPerson()];
    const { id } = await withPasskey(amina);
    for (const passkey of [id, newId('passkey')]) {
      expect(await renamePasskey(basma, { passkey, name: 'Mine' })).toEqual({ ok: false, code: 'not_found' });
      expect(await removePasskey(basma, { passkey })).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await listPasskeys(amina)).toMatchObject([{ id, name: 'Key' }]);
  });

  it('never lose the last way in, also when two are removed at once', async () => {
    const amina = await aPerson({ verified: false });
    const { id: first } = await withPasskey(amina);
    const { id: second } = await withPasskey(amina);
    const results = await Promise.all([first, second].map((passkey) => removePasskey(amina, { passkey })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual([{ ok: false, code: 'last_way_in' }]);
  });

  it('are registered to one person: the same credential is refused elsewhere', async () => {
    const authenticator = anAuthenticator();
    await withPasskey(await aPerson(), authenticator);
    const basma = await aPerson();
    const { challenge } = await granted(offerAddition(basma));
    const registration = authenticator.register(challenge);
    expect(await addPasskey(basma, { registration, name: '' })).toEqual({ ok: false, code: 'passkey_known' });
  });
});

describe('an account made with a passkey alone', () => {
  it('is signed in at once and can sign in again', async () => {
    const authenticator = anAuthenticator();
    const email = 'lina.noor@example.com';
    const { challenge } = await granted(offerSignUp(aGuest, { email, name: 'Lina' }, 'net'));
    const registration = authenticator.register(challenge);
    const made = await granted(signUpWithPasskey(aGuest, { email, registration }, aVisit()));
    expect(await findActor(made.sessionId, null)).toMatchObject({ email, name: 'Lina Noor', emailVerified: false });
    const assertion = authenticator.answer(await signInChallenge());
    const again = await granted(signInWithPasskey(aGuest, { assertion }, aVisit()));
    expect(again.personId).toBe(made.personId);
  });

  it('is not made over a challenge for adding to an account that exists', async () => {
    const amina = await aPerson();
    const { challenge } = await granted(offerAddition(amina));
    const registration = anAuthenticator().register(challenge);
    expect(await signUpWithPasskey(aGuest, { email: 'x@example.com', registration }, aVisit())).toEqual(failed);
  });
});
