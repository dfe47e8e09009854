import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageProof } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { countPurchases } from '@/db/testing/taps';
import { aBuyer, asked, limits, viewOf, visit } from '@/db/testing/waiting-taps';
import { ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { myLimits, mySpending } from './queries';
import { setLimits } from './set-limits';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('a limit', () => {
  test('for one payment asks above it and not at it', async () => {
    const at = await aBuyer({ perPayment: 4620n });
    expect(await placeOrder(at.actor, at.tap(), visit)).toMatchObject({ ok: true });
    const above = await aBuyer({ perPayment: 4619n });
    const id = await asked(placeOrder(above.actor, above.tap(), visit));
    expect(await viewOf(above.actor, id)).toMatchObject({
      ...{ state: 'asked', reasons: ['payment'], total: { amount: 4620n, currency: 'USD' } },
      payees: [{ name: expect.any(String) }],
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
