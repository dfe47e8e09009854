import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSplit, asPromised, partsOf, payers, payShare, promised, standing } from '@/db/testing/split';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { mySplit } from '../queries';
import { sweepSplits } from '../sweep-splits';
import { ownCurrencyBeside } from './offer-own-currency';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('whoever starts it may pay her own share in her own currency too, on its page, before anybody else is asked', async () => {
  const { starter, start } = await aSplit(2, { priceMinor: 10_001n, currency: 'EUR' });
  expect(await ownCurrencyBeside(starter.actor, 'EUR')).toBe('USD');
  expect(await ownCurrencyBeside(starter.actor, 'USD')).toBeNull();
  const started = await start(true);
  if (!started.ok || started.value.own.state !== 'asked') throw new Error(JSON.stringify(started));
  const { purchaseId, own } = started.value;
  expect((await standing(purchaseId))?.parts).toEqual(['asked', 'asked']);
  expect((await mySplit(starter.actor, purchaseId))?.begun).toBe(false);
  const [hers, other] = await partsOf(starter.actor, purchaseId);
  const promise = await promised(starter, { token: own.share });
  expect(promise).toMatchObject({ charged: { amount: 5873n, currency: 'USD' }, share: hers?.amount });
  expect(await payShare(starter, hers, asPromised(promise))).toMatchObject({ ok: true });
  const [payer] = await payers(1);
  expect(await payShare(payer, other, asPromised(await promised(payer, other)))).toMatchObject({ ok: true });
  await sweepSplits(purchaseId);
  await captureDue();
  expect(await standing(purchaseId)).toMatchObject({ state: 'captured', parts: ['captured', 'captured'], ledger: '0' });
  expect((await proveBooks()).differences).toEqual([]);
});

test('pressed again the other way it is the same purchase, and her share is held here', async () => {
  const { start } = await aSplit(2, { priceMinor: 10_001n, currency: 'EUR' });
  const [first, second] = [await start(true), await start()];
  if (!first.ok || !second.ok) throw new Error('not started');
  expect(second.value.purchaseId).toBe(first.value.purchaseId);
  expect((await standing(first.value.purchaseId))?.parts).toEqual(['held', 'asked']);
});
