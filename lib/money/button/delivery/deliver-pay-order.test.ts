import { createHash, createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { payOrder, payQuote } from '@/db/schema/money/button/pay-order';
import { aMerchant, aPayOrder, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aSiteServer } from '@/db/testing/site-server';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { DeliveryQuestion } from '@/lib/money/button/api/answers';
import { payOrderOf } from '@/lib/money/button/queries';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { deliverPayOrder } from './deliver-pay-order';
import { findWays } from './find-ways';

let sandbox: TestSandbox;
let server: Awaited<ReturnType<typeof aSiteServer>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => server?.stop());

const options = [
  { id: 'slow', label: 'By post', amount: 0, days_min: 3, days_max: 6 },
  { id: 'fast', label: 'By courier', amount: 900 },
];
const goods = { amount: 4000, shipping_amount: 0 };
const austin = { city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' };

describe('the ways an order names', () => {
  test('are chosen from, and the total of the choice alone is approved', async () => {
    const { merchant } = await aMerchant();
    const buyer = await aShopper(await aPerson());
    const { id } = await aPayOrder(merchant, { ...goods, shipping: { options } });
    expect(await payElsewhere(buyer, id, '4000')).toMatchObject({ ok: false, code: 'delivery_missing' });
    const asked = { payOrderId: id, addressId: buyer.addressId };
    expect(await deliverPayOrder(buyer.actor, { ...asked, delivery: 'none' })).toMatchObject({
      code: 'delivery_missing',
    });
    expect(await deliverPayOrder(buyer.actor, { ...asked, delivery: 'fast' })).toMatchObject({ ok: true });
    for (const other of ['4000', '4899', '4901'])
      expect(await payElsewhere(buyer, id, other)).toMatchObject({ ok: false, code: 'price_changed' });
    expect(await payElsewhere(buyer, id, '4900')).toMatchObject({ ok: true });
    // What is being paid stays as it is, whatever another window chooses.
    expect(await deliverPayOrder(buyer.actor, { ...asked, delivery: 'slow' })).toMatchObject({ ok: true });
    expect(await payOrderOf(merchant, id)).toMatchObject({ deliveryId: 'fast', totalMinor: 4900n });
  });
});

/** An order whose delivery its site's server is asked for, and that server. */
async function anAskedOrder(body: unknown) {
  server = await aSiteServer();
  server.answer.body = JSON.stringify(body);
  const shop = await aMerchant();
  const order = await aPayOrder(shop.merchant, { ...goods, shipping: { callback_url: server.url } });
  return { ...shop, ...order };
}

describe('a site that is asked', () => {
  test('learns the place and nothing else of her, once, signed by its own key', async () => {
    const { id, secret } = await anAskedOrder({ options, tax_amount: 330 });
    const street = { ...austin, name: 'Lina', line1: '1 Congress Ave', line2: '', phone: '' };
    expect(await findWays(id, null)).toMatchObject({ code: 'address_missing' });
    for (let times = 0; times < 3; times++)
      expect(await findWays(id, street)).toMatchObject({
        value: {
          ways: [
            { id: 'slow', taxMinor: 330n },
            { id: 'fast', amountMinor: 900n, daysMin: 1 },
          ],
        },
      });
    expect(server.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = server.received;
    const { postalCode: postal_code, ...place } = austin;
    expect(DeliveryQuestion.parse(JSON.parse(body)).data.address).toEqual({ ...place, postal_code });
    const said = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = createHash('sha256').update(secret).digest();
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(said).digest('base64')}`);
    await findWays(id, { ...street, postalCode: '78702' });
    expect(server.received).toHaveLength(2);
  });

  test('decides delivery and tax of the place she chose, and of no other', async () => {
    const { id, merchant } = await anAskedOrder({
      options: [{ id: 'post', label: 'Post', amount: 500, tax_amount: 120 }],
    });
    const buyer = await aShopper(await aPerson());
    const choice = { payOrderId: id, addressId: buyer.addressId, delivery: 'post' };
    expect(await deliverPayOrder(buyer.actor, choice)).toMatchObject({ ok: true });
    const typed = { name: 'Lina', line1: '5 Elm St', line2: '', city: 'Reno', region: 'NV', postalCode: '89501' };
    const elsewhere = await saveAddress(buyer.actor, { ...typed, country: 'US', phone: '', isDefault: false });
    if (!elsewhere.ok) throw new Error(elsewhere.code);
    const there = { ...buyer, addressId: elsewhere.value };
    expect(await payElsewhere(there, id, '4620')).toMatchObject({ ok: false, code: 'delivery_missing' });
    expect(await payElsewhere(buyer, id, '4620')).toMatchObject({ ok: true });
    expect(await payOrderOf(merchant, id)).toMatchObject({ deliveryMinor: 500n, taxMinor: 120n, totalMinor: 4620n });
  });

  test.each([
    ['what is no JSON', { body: 'tomorrow' }],
    ['another field', { body: JSON.stringify({ options, free: true }) }],
    ['a minus', { body: JSON.stringify({ options: [{ ...options[0], amount: -1 }] }) }],
    ['one name twice', { body: JSON.stringify({ options: [options[0], options[0]] }) }],
    ['an error', { status: 500 }],
    ['the way to somebody else', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }],
    ['too much', { body: JSON.stringify({ options, padding: 'x'.repeat(70_000) }) }],
  ])('that answers %s is silent: nothing is kept, and it is asked again', async (_what, answer) => {
    const { id } = await anAskedOrder({ options });
    const good = { ...server.answer };
    Object.assign(server.answer, answer);
    expect(await findWays(id, austin)).toMatchObject({ ok: false, code: 'site_silent' });
    expect(await ownerDb().$count(payQuote, eq(payQuote.payOrderId, id))).toBe(0);
    Object.assign(server.answer, { status: 200, headers: {} }, good);
    expect(await findWays(id, austin)).toMatchObject({ ok: true });
  });

  test('that takes its time is silent after five seconds', async () => {
    const { id } = await anAskedOrder({ options });
    server.answer.after = new Promise((resolve) => setTimeout(resolve, 7_000));
    const began = performance.now();
    expect(await findWays(id, austin)).toMatchObject({ code: 'site_silent' });
    expect(performance.now() - began).toBeLessThan(6_500);
  });

  test('may say that it does not deliver there', async () => {
    const { id } = await anAskedOrder({ options: [] });
    expect(await findWays(id, austin)).toMatchObject({ code: 'not_delivered_here' });
    const [row] = await ownerDb().select().from(payOrder).where(eq(payOrder.id, id));
    expect(row).toMatchObject({ deliveryId: null, totalMinor: 4000n });
  });
});
