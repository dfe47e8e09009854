import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atProvider, attemptOf } from '@/db/testing/attempts';
import { differencesOf } from '@/db/testing/books-of-order';
import { aMerchant, aPayOrder, approvedElsewhere, aTapElsewhere, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ageAttempts } from '@/db/testing/time-passes';
import { openTapper } from '@/db/testing/until-death';
import { aPerson, aShopper } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { sweep } from '@/lib/money/checkout/sweep';
import { approvePayment } from './approve-payment';
import { completePayOrder } from './complete-pay-order';
import { payOrderOf } from './queries';

let sandbox: TestSandbox;
let tapper: Awaited<ReturnType<typeof openTapper>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  tapper = await openTapper();
});
afterAll(async () => {
  tapper.close();
  await sandbox.stop();
});

const aBuyer = async () => aShopper(await aPerson());
/** So much later the sweeper comes by. */
async function later(seconds: number): Promise<void> {
  await ageAttempts(seconds);
  await sweep();
}

/** What the provider holds and has taken of a purchase. */
const moneyOf = async (purchaseId: Id<'purchase'>) => atProvider(sandbox, (await attemptOf(purchaseId)).providerIntent);

describe('a program killed', () => {
  test.each(['before', 'after'] as const)(
    '%s it writes that an order of a site is held leaves nothing held for nobody',
    async (when) => {
      const { merchant } = await aMerchant();
      for (const text of ['money.place(', 'money.authorized(']) {
        const buyer = await aBuyer();
        const order = await aPayOrder(merchant);
        const input = aTapElsewhere(buyer, order.id);
        const { killed } = await tapper.run({ kind: 'tap', actor: buyer.actor, input }, { text, when });
        expect(killed, text).toBe(true);
        await later(11);
        const found = await payOrderOf(merchant, order.id);
        if (found?.purchase) {
          // She comes back to her window, or nobody does: ten minutes later it is let go.
          const { id } = await attemptOf(found.purchase);
          expect(await captureAttempt(id)).toBe('nothing');
          await later(601);
          expect(await moneyOf(found.purchase)).toMatchObject({ held: 0, taken: 0 });
          expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'voided' });
        } else {
          expect(found).toMatchObject({ state: 'presented' });
          expect(await payElsewhere(buyer, order.id)).toMatchObject({ ok: true });
        }
      }
    },
    60_000,
  );

  test.each(['before', 'after'] as const)(
    '%s it completes an order: the same call finishes it, and the money is taken once',
    async (when) => {
      const { merchant } = await aMerchant();
      const order = await aPayOrder(merchant);
      const paid = await approvedElsewhere(await aBuyer(), order.id);
      const input = { payOrderId: order.id, code: paid.code, verifier: order.verifier };
      const { killed } = await tapper.run(
        { kind: 'complete', merchant, input },
        { text: 'money.complete_pay_order(', when },
      );
      expect(killed).toBe(true);
      // After the tap, before the completion is repeated: nothing is taken of what may not be completed.
      expect(await moneyOf(paid.purchaseId)).toMatchObject({ held: 4620, taken: 0 });
      expect(await completePayOrder(merchant, input)).toMatchObject({ ok: true, value: { order: { awaits: false } } });
      await later(30);
      expect(await moneyOf(paid.purchaseId)).toMatchObject({ held: 0, taken: 4620 });
      expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'captured' });
      expect(await differencesOf(paid.orderId)).toEqual([]);
    },
    60_000,
  );

  test('while it completes an order that its site then forgets: let go within ten minutes, or taken, never both', async () => {
    const { merchant } = await aMerchant();
    for (const [when, state, left] of [
      ['before', 'voided', { held: 0, taken: 0 }],
      ['after', 'captured', { held: 0, taken: 4620 }],
    ] as const) {
      const order = await aPayOrder(merchant);
      const paid = await approvedElsewhere(await aBuyer(), order.id);
      const input = { payOrderId: order.id, code: paid.code, verifier: order.verifier };
      await tapper.run({ kind: 'complete', merchant, input }, { text: 'money.complete_pay_order(', when });
      await later(601);
      expect(await payOrderOf(merchant, order.id)).toMatchObject({ state });
      expect(await moneyOf(paid.purchaseId)).toMatchObject(left);
      expect(await differencesOf(paid.orderId)).toEqual([]);
    }
  }, 60_000);

  test.each(['before', 'after'] as const)(
    '%s it hands over a code: her window asks again, and the new code alone opens',
    async (when) => {
      const { merchant } = await aMerchant();
      const buyer = await aBuyer();
      const order = await aPayOrder(merchant);
      const placed = await payElsewhere(buyer, order.id);
      if (!placed.ok) throw new Error(placed.code);
      const { purchaseId } = placed.value;
      const { killed } = await tapper.run(
        { kind: 'approve', actor: buyer.actor, purchaseId },
        { text: 'money.approve_pay_order(', when },
      );
      expect(killed).toBe(true);
      const again = await approvePayment(buyer.actor, purchaseId);
      if (!again.ok) throw new Error(again.code);
      const input = { payOrderId: order.id, code: again.value.code, verifier: order.verifier };
      expect(await completePayOrder(merchant, input)).toMatchObject({ ok: true });
    },
    60_000,
  );
});
