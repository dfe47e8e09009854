import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSplit, aStartedSplit, asPromised, payers, payShare, promised, standing, visit } from '@/db/testing/split';
import { codeFor, limits } from '@/db/testing/waiting-taps';
import { confirmPayment } from '@/lib/money/limits/confirm-payment';
import { mySpending } from '@/lib/money/limits/queries';
import { setLimits } from '@/lib/money/limits/set-limits';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('a share counts against its payer’s limits, the whole against nobody’s; beyond them it waits to be confirmed and is then held', async () => {
  // Her own share is within what she allows, the whole is not.
  const { starter, start } = await aSplit(2);
  await setLimits(starter.actor, limits({ perPayment: 6_000n, perDay: 6_000n }));
  const started = await start();
  if (!started.ok) throw new Error(JSON.stringify(started));
  expect(await mySpending(starter.actor, 'USD')).toMatchObject({ day: 5_000n });

  const { purchaseId, parts } = await aStartedSplit(2);
  const [payer] = await payers(1);
  await setLimits(payer.actor, limits({ perPayment: 1_000n }));
  const asked = await payShare(payer, parts[1]);
  if (!('confirmationId' in asked)) throw new Error(JSON.stringify(asked));
  expect(await standing(purchaseId)).toMatchObject({ parts: ['held', 'asked'] });
  const { confirmationId } = asked;
  const proof = { confirmationId, code: await codeFor(payer.actor, confirmationId) };
  const confirmed = await confirmPayment(payer.actor, proof, visit);
  if (!confirmed.ok) throw new Error(confirmed.code);
  expect(confirmed.value).toMatchObject({ state: 'authorized', share: parts[1]?.token });
  const { purchaseId: own } = confirmed.value;
  expect(await confirmPayment(payer.actor, proof, visit)).toMatchObject({ ok: true, value: { purchaseId: own } });
  expect(await standing(purchaseId)).toMatchObject({ state: 'agreed', parts: ['held', 'held'] });
});

test('a share in her own currency counts against her limits in that one, and is what was promised once she has confirmed it', async () => {
  const { purchaseId, parts } = await aStartedSplit(2, { currency: 'EUR' });
  const [payer] = await payers(1);
  await setLimits(payer.actor, limits({ perPayment: 5_871n }));
  const asked = await payShare(payer, parts[1], asPromised(await promised(payer, parts[1])));
  if (!('confirmationId' in asked)) throw new Error(JSON.stringify(asked));
  const { confirmationId } = asked;
  const proof = { confirmationId, code: await codeFor(payer.actor, confirmationId) };
  expect(await confirmPayment(payer.actor, proof, visit)).toMatchObject({ value: { state: 'authorized' } });
  expect(await mySpending(payer.actor, 'USD')).toMatchObject({ day: 5_872n });
  expect(await mySpending(payer.actor, 'EUR')).toMatchObject({ day: 0n });
  expect(await standing(purchaseId)).toMatchObject({ state: 'agreed', parts: ['held', 'held'] });
});
