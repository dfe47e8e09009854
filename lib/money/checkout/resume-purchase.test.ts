import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { captureAttempt } from './capture-attempt';
import { makeOpenToken } from './make-open-token';
import { placeOrder } from './place-order';
import { purchaseStatus } from './purchase-status';
import { resumePurchase } from './resume-purchase';
import { undoPurchase } from './undo-purchase';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A tap whose card asks for the bank's page, and what the shopper can do there. */
async function atTheBank(card = 'pm_card_threeDSecureRequired') {
  const { variants } = await aShop({ stocks: [1] });
  const [variantId = newId('variant')] = variants;
  const buyer = await aShopper(await aPerson(), card);
  const tap = aTap(buyer, variantId, { returnPath: '/checkout/return' });
  const placed = await placeOrder(buyer.actor, tap, aVisit());
  if (!placed.ok || placed.value.state !== 'action') throw new Error('the bank was not asked');
  const { actionUrl, purchaseId } = placed.value;
  const press = (result: 'complete' | 'fail') =>
    fetch(actionUrl, { method: 'POST', body: new URLSearchParams({ result }), redirect: 'manual' });
  const stock = async () =>
    (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, variantId)))[0]?.stock;
  const again = () => placeOrder(buyer.actor, tap, aVisit());
  return { actor: buyer.actor, purchaseId, actionUrl, press, stock, again };
}

describe('coming back from the bank', () => {
  test('with a yes holds the money, and the same tap then answers that', async () => {
    const { actor, purchaseId, press, stock, again } = await atTheBank();
    await press('complete');
    const resumed = await resumePurchase(actor, purchaseId);
    expect(resumed).toMatchObject({
      ok: true,
      value: { state: 'authorized', purchaseId, openToken: makeOpenToken(purchaseId) },
    });
    expect(await again()).toMatchObject({ ok: true, value: { state: 'authorized', purchaseId } });
    expect(await stock()).toBe(0);
  });

  test('with a no takes nothing, frees the stock, and says why', async () => {
    const { actor, purchaseId, press, stock, again } = await atTheBank();
    await press('fail');
    expect(await resumePurchase(actor, purchaseId)).toEqual({ ok: false, code: 'authentication_failed' });
    expect(await again()).toMatchObject({ ok: false, code: 'authentication_failed' });
    expect(await stock()).toBe(1);
    expect(await purchaseStatus(actor, purchaseId)).toMatchObject({
      state: 'declined',
      problem: 'authentication_failed',
    });
  });

  test('with a yes to a card that is then refused says the card’s reason', async () => {
    const { actor, purchaseId, press, stock } = await atTheBank(
      'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    );
    await press('complete');
    expect(await resumePurchase(actor, purchaseId)).toEqual({ ok: false, code: 'insufficient_funds' });
    expect(await stock()).toBe(1);
  });

  test('without an answer leads to the bank again, and keeps the stock meanwhile', async () => {
    const { actor, purchaseId, actionUrl, stock } = await atTheBank();
    expect(await resumePurchase(actor, purchaseId)).toMatchObject({ ok: true, value: { state: 'action', actionUrl } });
    expect(await stock()).toBe(0);
  });

  test('ten times at once is one hold', async () => {
    const { actor, purchaseId, press } = await atTheBank();
    await press('complete');
    const answers = await Promise.all(Array.from({ length: 10 }, () => resumePurchase(actor, purchaseId)));
    expect(answers.every((one) => one.ok && one.value.state === 'authorized')).toBe(true);
    expect(await ownerDb().$count(attempt, eq(attempt.purchaseId, purchaseId))).toBe(1);
  });

  test('after the purchase was taken back says that it ended, and holds nothing', async () => {
    const { actor, purchaseId, press, stock } = await atTheBank();
    await press('complete');
    await resumePurchase(actor, purchaseId);
    expect(await undoPurchase(actor, purchaseId)).toMatchObject({ ok: true });
    expect(await resumePurchase(actor, purchaseId)).toEqual({ ok: false, code: 'expired' });
    expect(await stock()).toBe(1);
    expect(await purchaseStatus(actor, purchaseId)).toMatchObject({ state: 'undone' });
  });
});

describe('the token of a purchase', () => {
  test('is the same in every mail, another for every purchase, and cannot be read off its id', () => {
    const ids = Array.from({ length: 200 }, () => newId('purchase'));
    const tokens = ids.map(makeOpenToken);
    expect(new Set(tokens).size).toBe(200);
    expect(ids.map(makeOpenToken)).toEqual(tokens);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{27}$/);
  });
});

test('what is not there yet or never was is nothing to capture', async () => {
  expect(await captureAttempt(newId('attempt'))).toBe('nothing');
  expect(await resumePurchase(aGuest(), newId('purchase'))).toEqual({ ok: false, code: 'not_found' });
});
