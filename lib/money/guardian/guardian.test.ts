import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardianship } from '@/db/schema/money/guardian';
import { paymentConfirmation } from '@/db/schema/money/limit';
import { page } from '@/db/schema/shop/page';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { countPurchases } from '@/db/testing/taps';
import { aBuyer, asked, codeFor, elsewhere, viewOf, visit, withPasskey } from '@/db/testing/waiting-taps';
import { approve, aWard, becomeGuardian, later, linkOf, soon } from '@/db/testing/wards';
import { ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { confirmPayment } from '@/lib/money/limits/confirm-payment';
import { acceptGuardian } from './accept-guardian';
import { approveTap } from './approve-tap';
import { askChange } from './ask-change';
import { declineTap } from './decline-tap';
import { endRule } from './end-rule';
import { guardianCode } from './guardian-secrets';
import { leaveWard } from './leave-ward';
import { nameGuardian } from './name-guardian';
import { myRule, myWards, tapForMe, tapsForMe } from './queries';
import { setRule } from './set-rule';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('an account under 18', () => {
  test('pays nothing before somebody has accepted to be its guardian', async () => {
    const one = await aBuyer();
    await setRule(one.actor, { month: soon });
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ code: 'guardian_missing' });
    await nameGuardian(one.actor, { email: 'somebody@example.com' });
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ code: 'guardian_missing' });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('pays what its guardian approved, once, and not before', async () => {
    const one = await aWard();
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    expect(await viewOf(one.actor, id)).toMatchObject({ reasons: ['guardian'], guardian: 'asked' });
    expect(await asked(placeOrder(one.actor, tap, visit))).toBe(id);
    expect(await countPurchases(one.actor)).toBe(0);
    expect(await tapsForMe(one.guardian)).toMatchObject([{ id, total: { amount: 4620n }, goods: [{ quantity: 1 }] }]);
    expect(await approve(one.guardian, id)).toEqual({ ok: true, value: null });
    const paid = [await placeOrder(one.actor, tap, visit), await placeOrder(one.actor, tap, visit)];
    expect(new Set(paid.map((answer) => (answer.ok ? answer.value.purchaseId : 'none'))).size).toBe(1);
    expect(await countPurchases(one.actor)).toBe(1);
    expect(await asked(placeOrder(one.actor, one.tap(), visit))).not.toBe(id);
  });

  test('still answers for its own device, whoever approved', async () => {
    const one = await aWard();
    const there = elsewhere(one.actor);
    const tap = one.tap();
    const id = await asked(placeOrder(there, tap, visit));
    await approve(one.guardian, id);
    expect(await asked(placeOrder(there, tap, visit))).toBe(id);
    const code = await codeFor(there, id);
    expect(await confirmPayment(there, { confirmationId: id, code }, visit)).toMatchObject({ ok: true });
  });

  test('is not approved by itself, by strangers, or with the code of its own mail', async () => {
    const [one, stranger] = [await aWard({ perPayment: 0n }), await aPerson()];
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const code = await codeFor(one.actor, id);
    for (const who of [one.actor, stranger])
      expect(await approveTap(who, { confirmationId: id, code })).toEqual({ ok: false, code: 'not_found' });
    expect(await declineTap(stranger, { confirmationId: id })).toEqual({ ok: false, code: 'not_found' });
    for (let tries = 1; tries <= 5; tries++)
      expect(await approveTap(one.guardian, { confirmationId: id, code })).toMatchObject({ code: 'wrong_code' });
    expect(await approveTap(one.guardian, { confirmationId: id, code })).toMatchObject({ ok: false });
  });

  test('is approved by a passkey over this very purchase', async () => {
    const one = await aWard();
    const key = await withPasskey(one.guardian);
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const other = await asked(placeOrder(one.actor, one.tap(), visit));
    const answer = async (which: typeof id) => {
      const tap = await tapForMe(one.guardian, which);
      return key.answer(Buffer.from(tap?.challenge ?? []).toString('base64url'));
    };
    const wrong = await answer(other);
    expect(await approveTap(one.guardian, { confirmationId: id, assertion: wrong })).toMatchObject({
      code: 'passkey_failed',
    });
    expect(await approve(one.guardian, id)).toMatchObject({ code: 'passkey_failed' });
    const right = await answer(id);
    expect(await approveTap(one.guardian, { confirmationId: id, assertion: right })).toMatchObject({ ok: true });
  });

  test('buys nothing that was declined, or approved too long ago', async () => {
    const one = await aWard();
    const [declined, late] = [one.tap(), one.tap()];
    const id = await asked(placeOrder(one.actor, declined, visit));
    expect(await declineTap(one.guardian, { confirmationId: id })).toMatchObject({ ok: true });
    expect(await asked(placeOrder(one.actor, declined, visit))).toBe(id);
    const lateId = await asked(placeOrder(one.actor, late, visit));
    await approve(one.guardian, lateId);
    await ownerDb()
      .update(paymentConfirmation)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(paymentConfirmation.id, lateId));
    await asked(placeOrder(one.actor, late, visit));
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('is approved once, and never by what was answered before', async () => {
    const one = await aWard();
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    const seen = await tapForMe(one.guardian, id);
    if (!seen) throw new Error('nothing waits');
    const proof = { confirmationId: id, code: guardianCode(id, seen.nonce) };
    const answers = await Promise.all([1, 2, 3].map(() => approveTap(one.guardian, proof)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await approveTap(one.guardian, proof)).toEqual({ ok: false, code: 'not_found' });
    expect(await declineTap(one.guardian, { confirmationId: id })).toEqual({ ok: false, code: 'not_found' });
    // Nothing moved by it: what is approved is paid when she sends it, however long that takes within the day.
    expect(await countPurchases(one.actor)).toBe(0);
    expect(await confirmPayment(one.actor, { confirmationId: id, code: '' }, visit)).toMatchObject({ ok: true });
    expect(await countPurchases(one.actor)).toBe(1);
  });

  test('that costs more than was approved is asked anew', async () => {
    const one = await aWard();
    const tap = { ...one.tap(), expectedMinor: '99999' };
    const id = await asked(placeOrder(one.actor, tap, visit));
    const old = await tapForMe(one.guardian, id);
    await approve(one.guardian, id);
    await ownerDb()
      .update(page)
      .set({ deliveryMinor: sql`${page.deliveryMinor} + 100` })
      .where(eq(page.id, one.thing.pageId));
    expect(await asked(placeOrder(one.actor, tap, visit))).toBe(id);
    expect(await tapForMe(one.guardian, id)).toMatchObject({ total: { amount: 4720n } });
    const code = guardianCode(id, old?.nonce ?? '');
    expect(await approveTap(one.guardian, { confirmationId: id, code })).toMatchObject({ code: 'wrong_code' });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('asks for five purchases at a time', async () => {
    const one = await aWard();
    for (let count = 1; count <= 5; count++) await asked(placeOrder(one.actor, one.tap(), visit));
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ code: 'guardian_busy' });
  });
});

describe('the rule', () => {
  test('is lengthened by its person, never shortened, and ends by the clock', async () => {
    const one = await aBuyer();
    expect(await setRule(one.actor, { month: '2020-01' })).toMatchObject({ code: 'month_bad' });
    expect(await setRule(one.actor, { month: later })).toMatchObject({ ok: true });
    expect(await setRule(one.actor, { month: soon })).toMatchObject({ code: 'only_longer' });
    expect(await myRule(one.actor)).toMatchObject({ endsOn: `${new Date().getUTCFullYear() + 4}-01-01` });
    const today = new Date().toISOString().slice(0, 8);
    await ownerDb()
      .update(guardianship)
      .set({ endsOn: `${today}01` })
      .where(eq(guardianship.owner, actorKey(one.actor) ?? ''));
    expect(await myRule(one.actor)).toBeNull();
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ ok: true });
  });

  test('is ended before its day by the guardian alone', async () => {
    const [one, stranger] = [await aWard(), await aPerson()];
    const ward = one.actor.personId;
    for (const who of [one.actor, stranger]) expect(await endRule(who, { ward })).toMatchObject({ code: 'not_found' });
    expect(await endRule(one.guardian, { ward })).toMatchObject({ ok: true });
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ ok: true });
  });

  test('is begun, and ended, only by whoever has just proven who she is', async () => {
    const [one, other] = [await aWard(), await aPerson()];
    for (const who of [one.guardian, other]) await ageProof(who);
    expect(await endRule(one.guardian, { ward: one.actor.personId })).toEqual({ ok: false, code: 'prove' });
    expect(await setRule(other, { month: soon })).toEqual({ ok: false, code: 'prove' });
    expect(await myRule(other)).toBeNull();
  });

  test('has a guardian who is somebody else, and under no rule', async () => {
    const [one, young, guardian] = [await aPerson(), await aPerson(), await aPerson()];
    for (const who of [one, young]) await setRule(who, { month: soon });
    expect(await nameGuardian(one, { email: one.email.toUpperCase() })).toMatchObject({ code: 'own_address' });
    await nameGuardian(one, { email: guardian.email });
    const token = await linkOf(one);
    expect(await acceptGuardian(one, { token })).toMatchObject({ code: 'own_link' });
    expect(await acceptGuardian(young, { token })).toMatchObject({ code: 'under_age' });
    expect(await acceptGuardian(guardian, { token })).toMatchObject({ ok: true });
    expect(await acceptGuardian(await aPerson(), { token })).toMatchObject({ code: 'link_over' });
    expect(await setRule(guardian, { month: soon })).toMatchObject({ code: 'is_guardian' });
  });

  test('changes its guardian only when he has left, and what waited for him buys nothing', async () => {
    const [one, next] = [await aWard(), await aPerson()];
    const tap = one.tap();
    await approve(one.guardian, await asked(placeOrder(one.actor, tap, visit)));
    expect(await nameGuardian(one.actor, { email: next.email })).toMatchObject({ code: 'has_guardian' });
    expect(await askChange(one.actor)).toMatchObject({ ok: true });
    expect(await myWards(one.guardian)).toMatchObject([{ changeAsked: true }]);
    expect(await leaveWard(one.guardian, { ward: one.actor.personId })).toMatchObject({ ok: true });
    expect(await placeOrder(one.actor, tap, visit)).toMatchObject({ code: 'guardian_missing' });
    await becomeGuardian(one.actor, next);
    await asked(placeOrder(one.actor, tap, visit));
    expect(await countPurchases(one.actor)).toBe(0);
  });
});
