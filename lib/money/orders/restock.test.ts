import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refund } from '@/db/schema/money/order';
import { attempt } from '@/db/schema/money/purchase';
import { variant } from '@/db/schema/shop/product';
import { aTap } from '@/db/testing/orders';
import { endUndo } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { stripe } from '@/lib/platform/stripe';
import { finishRefund } from './finish-refund';
import { markShipped } from './mark-shipped';
import { orderForSeller } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
const providerAnswers = () => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
beforeEach(providerAnswers);

/** From now on the provider answers no refund, until `providerAnswers`. */
function providerIsSilent(): Promise<Response> {
  const match = { method: 'POST', path: '/v1/refunds' };
  return fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match, action: 'error500', times: null }),
  });
}

type Wish = { minor?: bigint; back?: Record<Id<'variant'>, number>; key?: string };

/** A paid order of three plates and two bowls out of ten each; seven plates and eight bowls are left on the shelf. */
async function fivePieces() {
  const { seller, variants } = await aShop({ stocks: [10, 10] });
  const [plate = newId('variant'), bowl = newId('variant')] = variants;
  const items = [
    { variantId: plate, quantity: 3 },
    { variantId: bowl, quantity: 2 },
  ];
  const buyer = await aShopper(await aPerson());
  const tap = aTap(buyer, plate, { items, expectedMinor: '999999999' });
  const placed = await placeOrder(buyer.actor, tap, { network: 'test' });
  if (!placed.ok) throw new Error(placed.code);
  const { purchaseId, orderId } = placed.value;
  await endUndo(purchaseId);
  const [paying] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, purchaseId));
  if (!paying || (await captureAttempt(paying.id)) !== 'captured') throw new Error('not captured');
  const give = ({ minor, back, key = randomBytes(16).toString('hex') }: Wish = {}) =>
    refundOrder(seller, {
      ...{ orderId, reason: '', key },
      ...(minor !== undefined && { amount: money(minor, 'USD') }),
      ...(back && { back }),
    });
  const shelf = async () => [await stockOf(plate), await stockOf(bowl)];
  return { seller, orderId, plate, bowl, intentId: paying.providerIntent ?? '', give, shelf };
}

const stockOf = async (id: Id<'variant'>) =>
  (await ownerDb().select({ stock: variant.stock }).from(variant).where(eq(variant.id, id)))[0]?.stock;

describe('goods of a refund', () => {
  test('go back on the shelf as they were chosen, thing by thing', async () => {
    const { seller, orderId, plate, bowl, give, shelf } = await fivePieces();
    expect(await give({ minor: 4120n, back: { [plate]: 1 } })).toEqual({ ok: true, value: 'succeeded' });
    expect(await shelf()).toEqual([8, 8]);
    expect(await give({ minor: 8240n, back: { [plate]: 0, [bowl]: 2 } })).toEqual({ ok: true, value: 'succeeded' });
    expect(await shelf()).toEqual([8, 10]);
    const seen = await orderForSeller(seller, orderId);
    const goods = seen?.lines.filter((line) => line.kind === 'goods') ?? [];
    expect(goods.map((line) => [line.variantId, line.returned])).toEqual(
      expect.arrayContaining([
        [plate, 1],
        [bowl, 2],
      ]),
    );
    expect((await proveBooks()).differences).toEqual([]);
  });

  test('all go back, unless chosen, when everything is given back before a parcel left', async () => {
    const { plate, give, shelf } = await fivePieces();
    await give({ minor: 100n, back: { [plate]: 1 } });
    expect(await give()).toEqual({ ok: true, value: 'succeeded' });
    expect(await shelf()).toEqual([10, 10]);
    const kept = await fivePieces();
    await kept.give({ back: { [kept.bowl]: 0 } });
    expect(await kept.shelf()).toEqual([10, 8]);
  });

  test('none go back, unless chosen, with a part of the money or once the parcel left', async () => {
    const { seller, orderId, bowl, give, shelf } = await fivePieces();
    await give({ minor: 4120n });
    expect(await shelf()).toEqual([7, 8]);
    await markShipped(seller, { orderId, carrier: '', trackingCode: '' });
    await give({ back: { [bowl]: 1 } });
    expect(await shelf()).toEqual([7, 9]);
  });

  test('are never more than were sold and are still away, however many refunds come at once', async () => {
    const { plate, give, shelf } = await fivePieces();
    expect(await give({ minor: 100n, back: { [plate]: 4 } })).toEqual({ ok: false, code: 'too_many_back' });
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => give({ minor: 100n, back: { [plate]: 2 } })));
    expect(asked.filter((one) => one.ok)).toEqual([{ ok: true, value: 'succeeded' }]);
    expect(asked.filter((one) => !one.ok && one.code === 'too_many_back')).toHaveLength(4);
    expect(await shelf()).toEqual([9, 8]);
    expect(await give({ minor: 100n, back: { [newId('variant')]: 1 } })).toEqual({ ok: false, code: 'too_many_back' });
  });

  test('go back once under one key, and other units under it are refused', async () => {
    const { plate, bowl, give, shelf } = await fivePieces();
    const same = { minor: 100n, back: { [plate]: 1 }, key: randomBytes(16).toString('hex') };
    await Promise.all([give(same), give(same), give(same)]);
    expect(await give(same)).toEqual({ ok: true, value: 'succeeded' });
    expect(await shelf()).toEqual([8, 8]);
    for (const back of [{ [plate]: 2 }, { [plate]: 1, [bowl]: 1 }])
      expect(await give({ ...same, back })).toEqual({ ok: false, code: 'key_reused' });
  });

  test('wait for the provider’s answer, and count as gone back meanwhile', async () => {
    const { orderId, plate, give, shelf } = await fivePieces();
    await providerIsSilent();
    expect(await give({ minor: 100n, back: { [plate]: 2 } })).toEqual({ ok: true, value: 'pending' });
    expect(await shelf()).toEqual([7, 8]);
    expect(await give({ minor: 100n, back: { [plate]: 2 } })).toEqual({ ok: false, code: 'too_many_back' });
    await providerAnswers();
    const [waiting] = await ownerDb().select({ id: refund.id }).from(refund).where(eq(refund.orderId, orderId));
    if (!waiting) throw new Error('no refund');
    // Whoever asks while another's request is under way is told to wait; the money and the goods go back once all the same.
    const answers = await Promise.all([1, 2, 3].map(() => finishRefund(waiting.id)));
    expect(answers).toContain('succeeded');
    expect(await finishRefund(waiting.id)).toBe('succeeded');
    expect(await shelf()).toEqual([9, 8]);
  });

  test('stay away while an earlier refund may still fail: all that is left of the money is then not everything', async () => {
    const { give, shelf } = await fivePieces();
    await providerIsSilent();
    expect(await give({ minor: 100n })).toEqual({ ok: true, value: 'pending' });
    await providerAnswers();
    expect(await give()).toEqual({ ok: true, value: 'succeeded' });
    expect(await shelf()).toEqual([7, 8]);
  });

  test('stay away when the provider refuses, and can be chosen again', async () => {
    const { seller, orderId, plate, intentId, give, shelf } = await fivePieces();
    await stripe().refunds.create({ payment_intent: intentId });
    expect(await give({ minor: 100n, back: { [plate]: 3 } })).toEqual({ ok: true, value: 'failed' });
    expect(await shelf()).toEqual([7, 8]);
    expect((await orderForSeller(seller, orderId))?.lines.every((line) => line.returned === 0)).toBe(true);
  });

  test('cannot be more than were sold, whoever writes the rows', async () => {
    const { orderId } = await fivePieces();
    const more = sql`update money.order_line set returned = quantity + 1 where order_id = ${toUuid(orderId)}::uuid`;
    await expect(ownerDb().execute(more)).rejects.toMatchObject({ cause: { constraint_name: 'order_line_returned' } });
  });
});
