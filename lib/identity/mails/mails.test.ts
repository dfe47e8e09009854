import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { profile } from '@/db/schema/identity/person';
import { aGuest, aPerson, aVisit } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { getAccount } from '@/lib/identity/accounts/queries';
import { requestEmailChange } from '@/lib/identity/accounts/request-email-change';
import { verifyEmail } from '@/lib/identity/accounts/verify-email';
import { resetPassword } from '@/lib/identity/passwords/reset-password';
import { findActor } from '@/lib/identity/sessions/queries';
import { reportNotMe } from '@/lib/identity/sessions/report-not-me';
import { startSession } from '@/lib/identity/sessions/start-session';
import { newId } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { mailEmailChange } from './mail-email-change';
import { mailNewDevice } from './mail-new-device';
import { mailNotice, notices } from './mail-notice';
import { mailOwner, ownerNotices } from './mail-owner';
import { mailReset } from './mail-reset';
import { mailVerification } from './mail-verification';

const tokenIn = (text: string | undefined) => /token=([\w-]{27})/.exec(text ?? '')?.[1] ?? '';
const latest = async (email: string) => (await listMailbox(email))[0];

describe('the mail after signing up', () => {
  it('holds the link that proves the address', async () => {
    const amina = await aPerson({ verified: false });
    await mailVerification(amina.personId);
    const token = tokenIn((await latest(amina.email))?.text);
    expect(await verifyEmail(amina, { token })).toEqual({ ok: true, value: { email: amina.email } });
  });

  it('says nothing that was typed at sign-up: the address may be a stranger’s', async () => {
    const lure = 'You won! Go to evil.example';
    const thief = await aPerson({ verified: false });
    await identityDb().update(profile).set({ name: lure }).where(eq(profile.personId, thief.personId));
    await mailVerification(thief.personId);
    const mail = await latest(thief.email);
    expect(mail?.text).toContain('/verify-email?token=');
    for (const part of [mail?.subject, mail?.text, mail?.html]) expect(part).not.toContain('evil.example');
  });

  it('to an address that is taken tells its owner, and holds no link to prove it', async () => {
    const owner = await aPerson();
    const newcomer = await aPerson({ email: owner.email, verified: false });
    await mailVerification(newcomer.personId);
    const mail = await latest(owner.email);
    expect(mail?.subject).toBe('You already have an account');
    expect(mail?.text).not.toContain('token=');
  });

  it('voids the link of the one before', async () => {
    const amina = await aPerson({ verified: false });
    await mailVerification(amina.personId);
    const first = tokenIn((await latest(amina.email))?.text);
    await mailVerification(amina.personId);
    expect(await verifyEmail(amina, { token: first })).toEqual({ ok: false, code: 'link_over' });
  });
});

describe('the reset mail', () => {
  it('holds a link that works, and goes nowhere for a person who does not exist', async () => {
    const amina = await aPerson({ password: 'three green lamps at noon' });
    await mailReset(amina.personId);
    const token = tokenIn((await latest(amina.email))?.text);
    expect((await resetPassword(aGuest, { token, password: 'seven blue doors at dusk' }, aVisit())).ok).toBe(true);
    await mailReset(newId('person'));
  });
});

describe('the mail of a change of address', () => {
  it('goes to the new address, and its link makes the change', async () => {
    const amina = await aPerson();
    await requestEmailChange(amina, { email: 'moved@example.com' });
    await mailEmailChange(amina.personId);
    const token = tokenIn((await latest('moved@example.com'))?.text);
    expect((await verifyEmail(amina, { token })).ok).toBe(true);
    expect((await getAccount(amina)).email).toBe('moved@example.com');
  });

  it('tells the owner of a taken address, and holds no link', async () => {
    const [amina, basma] = [await aPerson(), await aPerson()];
    await requestEmailChange(amina, { email: basma.email });
    await mailEmailChange(amina.personId);
    expect((await latest(basma.email))?.text).not.toContain('token=');
  });
});

describe('the notice of a new device', () => {
  it('names the device, and its link ends that session and every other', async () => {
    const amina = await aPerson();
    const visit = aVisit({ deviceName: 'Safari · iPhone' });
    const { personId } = amina;
    const foreign = await identityDb().transaction((tx) => startSession(tx, { personId, method: 'password', visit }));
    await mailNewDevice(foreign);
    const mail = await latest(amina.email);
    expect(mail?.text).toContain('Safari · iPhone');
    expect((await reportNotMe(aGuest, { token: tokenIn(mail?.text) }, { network: 'n' })).ok).toBe(true);
    expect(await findActor(foreign, null)).toBeNull();
    expect(await findActor(amina.sessionId, null)).toBeNull();
  });
});

describe('every notice', () => {
  it.each(notices)('of a changed %s offers a way out', async (notice) => {
    const amina = await aPerson();
    await mailNotice(amina.personId, notice, amina.sessionId);
    expect((await latest(amina.email))?.text).toContain('/not-me?token=');
    await mailNotice(amina.personId, notice, null);
    expect((await latest(amina.email))?.text).toContain('/reset-password');
  });
});

describe('what an owner is told of her page', () => {
  it.each(ownerNotices)('(%s) names the page and its address', async (notice) => {
    const amina = await aPerson();
    const page = await aPage({ name: 'Cedar <b>&</b> Co' });
    await mailOwner(amina.personId, page.id, notice);
    const mail = await latest(amina.email);
    expect(mail?.subject).toContain('Cedar <b>&</b> Co');
    expect(mail?.text).toContain(`/${page.handle}`);
    expect(mail?.html).not.toContain('<b>');
  });

  it('goes nowhere for a page or a person who does not exist', async () => {
    const amina = await aPerson();
    await mailOwner(amina.personId, newId('page'), 'page_closed');
    await mailOwner(newId('person'), (await aPage()).id, 'page_closed');
    expect(await latest(amina.email)).toBeUndefined();
  });
});
