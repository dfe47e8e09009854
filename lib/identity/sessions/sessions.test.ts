import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { session } from '@/db/schema/identity/session';
import { aGuest, ageProof, aPerson, aVisit } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { signIn } from '@/lib/identity/passwords/sign-in';
import { newId } from '@/lib/kernel/ids';
import { newToken } from '@/lib/platform/tokens';
import { issueGrant } from './issue-grant';
import { liveSessionsMax } from './model';
import { findActor, hasFreshProof, listDevices } from './queries';
import { redeemGrant } from './redeem-grant';
import { renewProof } from './renew-proof';
import { signOut } from './sign-out';
import { signOutDevice } from './sign-out-device';
import { signOutEverywhere } from './sign-out-everywhere';
import { startSession } from './start-session';

const password = 'three green lamps at noon';

async function signedInAgain(email: string) {
  const result = await signIn(aGuest, { email, password }, aVisit());
  if (!result.ok) throw new Error(result.code);
  return result.value.sessionId;
}

describe('a session', () => {
  it('gives no actor from the moment it is signed out, wherever its cookie was copied to', async () => {
    const amina = await aPerson();
    expect(await findActor(amina.sessionId, null)).toMatchObject({ personId: amina.personId });
    await signOut(amina);
    expect(await findActor(amina.sessionId, null)).toBeNull();
  });

  it('ends when somebody else signs in on its browser, and her other ones stay', async () => {
    const amina = await aPerson();
    const elsewhere = await aPerson({ password });
    const kept = await signedInAgain(elsewhere.email);
    const result = await signIn(amina, { email: elsewhere.email, password }, aVisit());
    expect(result.ok).toBe(true);
    expect(await findActor(amina.sessionId, null)).toBeNull();
    expect(await findActor(kept, null)).toMatchObject({ personId: elsewhere.personId });
  });

  it('gives no actor when it was never there, has expired, or its account is closed', async () => {
    expect(await findActor(newId('session'), null)).toBeNull();
    const amina = await aPerson();
    await identityDb()
      .update(session)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(session.id, amina.sessionId));
    expect(await findActor(amina.sessionId, null)).toBeNull();
    const basma = await aPerson();
    expect(await closeAccount(basma, { handle: basma.handle })).toMatchObject({ ok: true });
    expect(await findActor(basma.sessionId, null)).toBeNull();
  });

  it('is a new one at every sign-in, and ends the one the browser had before', async () => {
    const amina = await aPerson({ password });
    const result = await signIn(amina, { email: amina.email, password }, aVisit());
    if (!result.ok) throw new Error(result.code);
    expect(result.value.sessionId).not.toBe(amina.sessionId);
    expect(await findActor(amina.sessionId, null)).toBeNull();
    expect(await findActor(result.value.sessionId, null)).not.toBeNull();
  });

  it('slides with use, but not past its absolute end', async () => {
    const amina = await aPerson();
    await identityDb().execute(sql`
      update identity.session set last_seen_at = now() - interval '1 hour', expires_at = now() + interval '1 minute',
        created_at = now() - interval '179 days' where person_id = (select id from identity.person where email = ${amina.email})`);
    expect(await findActor(amina.sessionId, null)).not.toBeNull();
    const [row] = await identityDb().select().from(session).where(eq(session.id, amina.sessionId));
    const daysLeft = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(daysLeft).toBeGreaterThan(0.9);
    expect(daysLeft).toBeLessThan(1.1);
  });

  it('ends on every device at once when its owner says so', async () => {
    const amina = await aPerson({ password });
    const others = [await signedInAgain(amina.email), await signedInAgain(amina.email)];
    expect(await listDevices(amina)).toHaveLength(3);
    expect(await signOutEverywhere(amina)).toBe(3);
    for (const id of [amina.sessionId, ...others]) expect(await findActor(id, null)).toBeNull();
  });

  it('can be ended by nobody but its owner; a foreign one answers like a missing one', async () => {
    const [amina, basma] = [await aPerson(), await aPerson()];
    const foreign = await signOutDevice(basma, { session: amina.sessionId });
    const missing = await signOutDevice(basma, { session: newId('session') });
    expect(foreign).toEqual({ ok: false, code: 'not_found' });
    expect(missing).toEqual(foreign);
    expect(await findActor(amina.sessionId, null)).not.toBeNull();
  });

  it('gives way to newer ones beyond the limit, the longest unused first', async () => {
    const amina = await aPerson();
    await identityDb().transaction(async (tx) => {
      for (let count = 0; count < liveSessionsMax; count++) {
        await startSession(tx, { personId: amina.personId, method: 'password', visit: aVisit() });
      }
    });
    expect(await listDevices(amina)).toHaveLength(liveSessionsMax);
  });
});

describe('a fresh proof', () => {
  it('lasts ten minutes, on one session only', async () => {
    const amina = await aPerson({ password });
    const other = await findActor(await signedInAgain(amina.email), null);
    if (other === null) throw new Error('no actor');
    await ageProof(amina);
    expect(await hasFreshProof(amina)).toBe(false);
    await renewProof(amina, 'password');
    expect(await hasFreshProof(amina)).toBe(true);
    expect(await hasFreshProof(other)).toBe(false);
  });
});

describe('the notice of a new device', () => {
  it('is queued for a device not seen before, not for a known one or the first', async () => {
    const home = aVisit();
    const amina = await aPerson({ password, visit: home });
    expect(await jobsOf('identity:mail-new-device', amina.sessionId)).toBe(0);
    const known = await signIn(aGuest, { email: amina.email, password }, home);
    const foreign = await signIn(aGuest, { email: amina.email, password }, aVisit());
    if (!known.ok || !foreign.ok) throw new Error('refused');
    expect(await jobsOf('identity:mail-new-device', known.value.sessionId)).toBe(0);
    expect(await jobsOf('identity:mail-new-device', foreign.value.sessionId)).toBe(1);
  });
});

describe('a grant for the other origin', () => {
  const state = newToken();

  it('carries the very session over, once, and only where it was asked for', async () => {
    const amina = await aPerson();
    const token = await issueGrant(amina, state);
    expect(await redeemGrant(aGuest, { token, state: newToken() })).toEqual({ ok: false, code: 'link_over' });
    const both = await Promise.all([redeemGrant(aGuest, { token, state }), redeemGrant(aGuest, { token, state })]);
    expect(both.filter((result) => result.ok)).toEqual([{ ok: true, value: { sessionId: amina.sessionId } }]);
  });

  it('is worth nothing after a minute or after its session has ended', async () => {
    const amina = await aPerson();
    const old = await issueGrant(amina, state);
    await identityDb().execute(
      sql`update identity.challenge set expires_at = now() - interval '1 second' where purpose = 'grant' and used_at is null`,
    );
    expect((await redeemGrant(aGuest, { token: old, state })).ok).toBe(false);
    const token = await issueGrant(amina, state);
    await signOut(amina);
    expect((await redeemGrant(aGuest, { token, state })).ok).toBe(false);
  });

  it('carries a guest without a session', async () => {
    const token = await issueGrant(aGuest, state);
    expect(await redeemGrant(aGuest, { token, state })).toEqual({ ok: true, value: { sessionId: null } });
  });
});
