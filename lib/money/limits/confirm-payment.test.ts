import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payerDevice, paymentConfirmation } from '@/db/schema/money/limit';
import { method, wallet } from '@/db/schema/money/wallet';
import { page } from '@/db/schema/shop/page';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { anAuthenticator } from '@/db/testing/authenticator';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing, countPurchases } from '@/db/testing/taps';
import { aShopper, aGuest as newGuest, ownerDb } from '@/db/testing/world';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { addPasskey } from '@/lib/identity/passkeys/add-passkey';
import { offerAddition } from '@/lib/identity/passkeys/offer-passkey';
import { type Id, newId } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { adoptWallet } from '@/lib/money/wallet/adopt-wallet';
import { keepMethod } from '@/lib/money/wallet/keep-method';
import { methodParts, openMethods } from '@/lib/money/wallet/open-methods';
import { removeMethod } from '@/lib/money/wallet/remove-method';
import { confirmPayment } from './confirm-payment';
import { confirmationCode } from './confirmation-code';
import type { SpendingLimits } from './model';
import { myLimits, mySpending, waitingTap } from './queries';
import { sendCode } from './send-code';
import { setLimits } from './set-limits';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const visit = { network: 'test' };
const limits = (part: Partial<SpendingLimits>): SpendingLimits => ({
  ...{ currency: 'USD', perPayment: null, perDay: null, perMonth: null, ...part },
});
/** The same person on another device, where nobody has paid yet. */
const elsewhere = (actor: PersonActor): PersonActor => ({ ...actor, device: 'e'.repeat(64) });

/** A card as its provider would describe it, of a number of its own. */
const aCard = (token: string) => ({
  ...{ kind: 'card' as const, token, customer: null, fingerprint: token, brand: 'visa' },
  ...{ last4: String(1_000 + token.length), expMonth: 1, expYear: 2041 },
});

async function withPasskey(actor: PersonActor) {
  const authenticator = anAuthenticator();
  const offered = await offerAddition(actor);
  if (!offered.ok) throw new Error(offered.code);
  await addPasskey(actor, { registration: authenticator.register(offered.value.challenge), name: '' });
  return authenticator;
}

async function aBuyer(wish: Partial<SpendingLimits> = {}, stock = 9) {
  const [thing, buyer] = [await aThing(stock), await aShopper(await aPerson())];
  if (Object.keys(wish).length > 0)
    expect(await setLimits(buyer.actor, limits(wish))).toEqual({ ok: true, value: null });
  return { ...buyer, thing, tap: () => aTap(buyer, thing.variantId) };
}

/** The id of the asking a tap came to. */
async function asked(placing: Promise<object>): Promise<Id<'confirmation'>> {
  const answer = await placing;
  if (!('confirmationId' in answer)) throw new Error(`not asked: ${JSON.stringify(answer)}`);
  return answer.confirmationId as Id<'confirmation'>;
}

async function viewOf(actor: PersonActor, id: Id<'confirmation'>) {
  const waiting = await waitingTap(actor, id);
  if (!waiting) throw new Error('nothing waits');
  return waiting.view;
}

const codeFor = async (actor: PersonActor, id: Id<'confirmation'>) =>
  confirmationCode(id, (await viewOf(actor, id)).nonce);

const letTenMinutesPass = (actor: PersonActor) =>
  ownerDb()
    .update(paymentConfirmation)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(paymentConfirmation.owner, actorKey(actor) ?? ''));

describe('a limit', () => {
  test('for one payment asks above it and not at it', async () => {
    const at = await aBuyer({ perPayment: 4620n });
    expect(await placeOrder(at.actor, at.tap(), visit)).toMatchObject({ ok: true });
    const above = await aBuyer({ perPayment: 4619n });
    const id = await asked(placeOrder(above.actor, above.tap(), visit));
    expect(await viewOf(above.actor, id)).toMatchObject({
      ...{ state: 'asked', reasons: ['payment'], total: { amount: 4620n, currency: 'USD' } },
      payees: [{ id: above.thing.pageId }],
    });
    expect(await countPurchases(above.actor)).toBe(0);
  });

  test.each(['perDay', 'perMonth'] as const)('%s counts what is held, not what was taken back', async (name) => {
    const one = await aBuyer({ [name]: 9_300n });
    const first = await placeOrder(one.actor, one.tap(), visit);
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ ok: true });
    expect(await mySpending(one.actor, 'USD')).toEqual({ day: 9240n, month: 9240n });
    await asked(placeOrder(one.actor, one.tap(), visit));
    if (!first.ok) throw new Error(first.code);
    await undoPurchase(one.actor, first.value.purchaseId);
    expect(await placeOrder(one.actor, one.tap(), visit)).toMatchObject({ ok: true });
  });

  test('lets no two taps at once pass together', async () => {
    const one = await aBuyer({ perDay: 9_300n });
    const answers = await Promise.all(Array.from({ length: 8 }, () => placeOrder(one.actor, one.tap(), visit)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'confirm')).toHaveLength(6);
  });

  test('is counted by one tap at a time: the next waits until the first is written', async () => {
    const one = await aBuyer({ perDay: 9_300n });
    let isAnswered = false;
    let second: Promise<unknown> | undefined;
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`select money.reasons_to_ask(${actorKey(one.actor)}, ${one.actor.device}, 'USD', 4620)`);
      second = placeOrder(one.actor, one.tap(), visit).then(() => {
        isAnswered = true;
      });
      // Far longer than an answer takes that waits for nobody.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(isAnswered).toBe(false);
    });
    await second;
    expect(isAnswered).toBe(true);
  });

  test('in one currency lets a payment in another wait', async () => {
    const one = await aBuyer({ currency: 'EUR', perPayment: 1n });
    expect((await viewOf(one.actor, await asked(placeOrder(one.actor, one.tap(), visit)))).reasons).toEqual([
      'currency',
    ]);
  });

  test('is tightened at once, and loosened only after a fresh proof', async () => {
    const { actor } = await aBuyer({ perPayment: 5_000n });
    await ageProof(actor);
    expect(await setLimits(actor, limits({ perPayment: 4_000n, perDay: 9_000n }))).toEqual({ ok: true, value: null });
    for (const looser of [
      { perPayment: 4_001n, perDay: 9_000n },
      { perPayment: 4_000n },
      {},
      { currency: 'EUR' as const, perDay: 1n },
    ])
      expect(await setLimits(actor, limits(looser))).toEqual({ ok: false, code: 'prove' });
    expect(await myLimits(actor)).toEqual([limits({ perPayment: 4_000n, perDay: 9_000n })]);
  });
});

describe('a device', () => {
  test('that has not paid from the wallet asks once, and is known from then on', async () => {
    const one = await aBuyer();
    const there = elsewhere(one.actor);
    const id = await asked(placeOrder(there, one.tap(), visit));
    expect((await viewOf(there, id)).reasons).toEqual(['device']);
    expect(await confirmPayment(there, { confirmationId: id, code: await codeFor(there, id) }, visit)).toMatchObject({
      ok: true,
      value: { state: 'authorized' },
    });
    expect(await placeOrder(there, one.tap(), visit)).toMatchObject({ ok: true });
  });

  test('is not made known by a stranger’s own card', async () => {
    const one = await aBuyer();
    const there = elsewhere(one.actor);
    expect((await keepMethod(there, aCard('pm_other'), true)).ok).toBe(true);
    await asked(placeOrder(there, one.tap(), visit));
  });

  test('is not made known by taking her cards away first', async () => {
    const one = await aBuyer();
    const there = elsewhere(one.actor);
    await removeMethod(there, { methodId: one.methodId });
    const kept = await keepMethod(there, aCard('pm_stranger'), true);
    if (!kept.ok) throw new Error(kept.code);
    await asked(placeOrder(there, { ...one.tap(), methodId: kept.value }, visit));
  });

  test('is known where her own card is typed once more, and where a new wallet gets its first', async () => {
    const [one, fresh] = [await aBuyer(), await aPerson()];
    const there = elsewhere(one.actor);
    const [own] = await openMethods(await ownerDb().select().from(method).where(eq(method.id, one.methodId)));
    if (own?.kind !== 'card') throw new Error('no card');
    await keepMethod(there, { ...aCard('pm_again'), ...methodParts(own), token: 'pm_again' }, true);

    const owner = actorKey(fresh) ?? '';
    await ownerDb().insert(wallet).values({ owner, personId: fresh.personId, providerCustomer: 'cus_x' });
    for (const token of ['pm_first', 'pm_second']) await keepMethod(fresh, aCard(token), true);
    await keepMethod(elsewhere(fresh), aCard('pm_third'), true);
    const devices = async (whose: string) =>
      (await ownerDb().select().from(payerDevice).where(eq(payerDevice.owner, whose))).map((row) => row.device).sort();
    expect(await devices(actorKey(there) ?? '')).toEqual([one.actor.device, there.device].sort());
    expect(await devices(owner)).toEqual([fresh.device]);
  });

  test('is not made known by what a guest there brings along', async () => {
    const [one, guest] = [await aBuyer(), await aShopper(newGuest())];
    const there = elsewhere(one.actor);
    await adoptWallet(there, guest.actor.guestHash ?? '');
    await asked(placeOrder(there, one.tap(), visit));
  });

  test('of a guest asks nothing', async () => {
    const [thing, guest] = [await aThing(), await aShopper(newGuest())];
    const tap = aTap(guest, thing.variantId, { email: 'mona@example.com' });
    expect(await placeOrder(guest.actor, tap, visit)).toMatchObject({ ok: true });
  });
});

describe('a waiting tap', () => {
  test('buys once, however often it is confirmed and sent', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    const proof = { confirmationId: id, code: await codeFor(one.actor, id) };
    const answers = await Promise.all([1, 2, 3].map(() => confirmPayment(one.actor, proof, visit)));
    const bought = [...answers, await confirmPayment(one.actor, proof, visit), await placeOrder(one.actor, tap, visit)];
    const purchases = bought.flatMap((answer) => (answer.ok ? [answer.value.purchaseId] : []));
    expect(new Set(purchases).size).toBe(1);
    expect(await countPurchases(one.actor)).toBe(1);
  });

  test('is confirmed by her passkey over this very payment, and by nothing else once she has one', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const authenticator = await withPasskey(one.actor);
    const [id, other] = [
      await asked(placeOrder(one.actor, one.tap(), visit)),
      await asked(placeOrder(one.actor, one.tap(), visit)),
    ];
    const answerTo = async (which: Id<'confirmation'>) =>
      authenticator.answer(Buffer.from((await viewOf(one.actor, which)).challenge).toString('base64url'));
    const confirm = (proof: Parameters<typeof confirmPayment>[1]) => confirmPayment(one.actor, proof, visit);
    expect(await confirm({ confirmationId: id, assertion: await answerTo(other) })).toMatchObject({
      code: 'passkey_failed',
    });
    expect(await confirm({ confirmationId: id, code: await codeFor(one.actor, id) })).toMatchObject({
      code: 'passkey_failed',
    });
    expect(await countPurchases(one.actor)).toBe(0);
    expect(await confirm({ confirmationId: id, assertion: await answerTo(id) })).toMatchObject({ ok: true });
  });

  test('with a passkey of somebody else is not confirmed', async () => {
    const [one, stranger] = [await aBuyer({ perPayment: 0n }), await aPerson()];
    await withPasskey(one.actor);
    const theirs = await withPasskey(stranger);
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const assertion = theirs.answer(Buffer.from((await viewOf(one.actor, id)).challenge).toString('base64url'));
    expect(await confirmPayment(one.actor, { confirmationId: id, assertion }, visit)).toMatchObject({
      code: 'passkey_failed',
    });
  });

  test('is ended by five wrong codes, and asking again gives no more of them', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = one.tap();
    const id = await asked(placeOrder(one.actor, tap, visit));
    const right = await codeFor(one.actor, id);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 1; tries <= 5; tries++)
      expect(await confirmPayment(one.actor, { confirmationId: id, code: wrong }, visit)).toMatchObject({
        code: 'wrong_code',
      });
    expect(await asked(placeOrder(one.actor, tap, visit))).toBe(id);
    const code = await codeFor(one.actor, id);
    expect(await confirmPayment(one.actor, { confirmationId: id, code }, visit)).not.toMatchObject({ ok: true });
    expect(await sendCode(one.actor, { confirmationId: id })).toEqual({ ok: false, code: 'confirmation_ended' });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('is not guessed by making many of them', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const guess = async () => {
      const id = await asked(placeOrder(one.actor, one.tap(), visit));
      const right = await codeFor(one.actor, id);
      const wrong = right === '000000' ? '000001' : '000000';
      const answers: string[] = [];
      for (let tries = 1; tries <= 4; tries++) {
        const answer = await confirmPayment(one.actor, { confirmationId: id, code: wrong }, visit);
        if (!answer.ok) answers.push(answer.code);
      }
      return { answers, id, right };
    };
    const rounds = [];
    for (let round = 1; round <= 8; round++) rounds.push(await guess());
    const answers = rounds.flatMap((round) => round.answers);
    expect(answers.filter((code) => code === 'wrong_code')).toHaveLength(30);
    expect(answers.filter((code) => code === 'too_many')).toHaveLength(2);
    const last = rounds.at(-1);
    if (!last) throw new Error('nobody guessed');
    const confirmed = await confirmPayment(one.actor, { confirmationId: last.id, code: last.right }, visit);
    expect(confirmed).toEqual({ ok: false, code: 'too_many' });
  });

  test('that waited ten minutes is asked anew, with another code', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    const code = await codeFor(one.actor, id);
    await letTenMinutesPass(one.actor);
    expect((await viewOf(one.actor, id)).state).toBe('ended');
    expect(await confirmPayment(one.actor, { confirmationId: id, code }, visit)).toMatchObject({ ok: false });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('that would take more than was confirmed is asked anew', async () => {
    const one = await aBuyer({ perPayment: 0n });
    const tap = { ...one.tap(), expectedMinor: '99999' };
    const id = await asked(placeOrder(one.actor, tap, visit));
    const code = await codeFor(one.actor, id);
    await ownerDb()
      .update(page)
      .set({ deliveryMinor: sql`${page.deliveryMinor} + 100` })
      .where(eq(page.id, one.thing.pageId));
    expect(await asked(confirmPayment(one.actor, { confirmationId: id, code }, visit))).toBe(id);
    expect(await viewOf(one.actor, id)).toMatchObject({ state: 'asked', total: { amount: 4720n } });
    expect(await countPurchases(one.actor)).toBe(0);
  });

  test('of somebody else is not there', async () => {
    const [one, other] = [await aBuyer({ perPayment: 0n }), await aPerson()];
    const id = await asked(placeOrder(one.actor, one.tap(), visit));
    expect(await waitingTap(other, id)).toBeNull();
    expect(await sendCode(other, { confirmationId: id })).toEqual({ ok: false, code: 'not_found' });
    const code = await codeFor(one.actor, id);
    expect(await confirmPayment(other, { confirmationId: id, code }, visit)).toEqual({ ok: false, code: 'not_found' });
    expect(await waitingTap(one.actor, newId('confirmation'))).toBeNull();
  });
});
