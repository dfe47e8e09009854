import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atProvider, attemptOf } from '@/db/testing/attempts';
import { differencesOf } from '@/db/testing/books-of-order';
import { endUndo } from '@/db/testing/paid-order';
import { aMerchant, aPayOrder, approvedElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ageAttempts } from '@/db/testing/time-passes';
import { aPerson, aShopper } from '@/db/testing/world';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { sweep } from '@/lib/money/checkout/sweep';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { cancelPayOrder } from './cancel-pay-order';
import { capturePayOrder } from './capture-pay-order';
import { completePayOrder } from './complete-pay-order';
import { payOrderOf } from './queries';
import { refundPayOrder } from './refund-pay-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const deeds = ['complete', 'complete', 'capture', 'take', 'cancel', 'undo', 'refund', 'refund', 'sweep'] as const;

test('whatever meets at one order of a site, provider, books and order say the same afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...deeds], { minLength: 4 }),
      fc.boolean(),
      fc.constantFrom('approved', 'due', 'taken'),
      async (all, isManual, stage) => {
        const { merchant } = await aMerchant({ capture: isManual ? 'manual' : 'automatic' });
        const buyer = await aShopper(await aPerson());
        const order = await aPayOrder(merchant);
        const paid = await approvedElsewhere(buyer, order.id);
        const { id, providerIntent } = await attemptOf(paid.purchaseId);
        const input = { payOrderId: order.id, code: paid.code, verifier: order.verifier };
        if (stage !== 'approved') {
          await completePayOrder(merchant, input);
          await endUndo(paid.purchaseId);
        }
        if (stage === 'taken') {
          await capturePayOrder(merchant, order.id);
          await captureAttempt(id);
        }
        const acts: Record<(typeof deeds)[number], (nth: number) => Promise<unknown>> = {
          complete: () => completePayOrder(merchant, input),
          capture: () => capturePayOrder(merchant, order.id),
          take: () => captureAttempt(id),
          cancel: () => cancelPayOrder(merchant, order.id),
          undo: () => undoPurchase(buyer.actor, paid.purchaseId),
          refund: (nth) =>
            refundPayOrder(merchant, {
              ...{ payOrderId: order.id, key: `refund-${nth}`, amount: { amount: 3000n, currency: 'USD' as const } },
              reason: '',
            }),
          sweep: () => sweep(),
        };
        await Promise.all(all.map((deed, nth) => acts[deed](nth)));
        await ageAttempts(10 * 86_400);
        await sweep();
        const after = await payOrderOf(merchant, order.id);
        const there = await atProvider(sandbox, providerIntent);
        expect(there.held, `${all}`).toBe(0);
        const taken = ['captured', 'partially_refunded'].includes(after?.state ?? '') ? 4620 : 0;
        expect({ state: after?.state, captured: there.taken }).toEqual({ state: after?.state, captured: taken });
        // Two refunds of 30.00 of 46.20: one at most.
        expect(Number(after?.refundedMinor)).toBeLessThanOrEqual(3000);
        expect(there.refunded).toBe(Number(after?.refundedMinor));
        expect(await differencesOf(paid.orderId)).toEqual([]);
      },
    ),
    { numRuns: 30, endOnFailure: true },
  );
}, 120_000);
