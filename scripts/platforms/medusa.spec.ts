import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '../../e2e/fixtures';
import { openShop, signIn, theOrder } from './medusa-admin';
import { administrator, startMedusa } from './medusa-server';
import { aShopper, aSite, bringAgain, endAll, keepContract, payThere, row, showStorefront, somePorts } from './shop';

let endDatabase = async () => {};
test.afterEach(async () => {
  await endAll();
  await endDatabase();
});

test('Medusa’s own types and classes take the package for what it says', () => {
  keepContract('medusa');
});

test('Medusa is paid by the button, captured, refunded in part, canceled, and told', async ({ page, app }) => {
  const [port, front] = somePorts();
  const [platform, storefront] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${front}`];
  const hook = `${platform}/hooks/payment/souk_souk`;
  const { pay, environment } = await aSite(page, hook);
  endDatabase = await startMedusa(port, { ...environment, STOREFRONT: storefront });
  const admin = await signIn(platform, administrator);
  const publishable = await openShop(admin);
  await showStorefront('medusa', front, { ...environment, PLATFORM: platform, PUBLISHABLE: publishable });
  await aShopper(page, app);

  const { said, approved } = await payThere(page, storefront);
  expect(said).toMatch(/^Thank you: order_\w+$/);
  const first = await theOrder(admin, said);
  const held = await pay.getOrder(first.payment.data.order);
  expect([first.total, first.payment.amount, first.payment_status]).toEqual([46.2, 46.2, 'authorized']);
  expect(held).toMatchObject({ status: 'authorized', amount: 4620, currency: 'USD' });
  expect(held.merchant_ref).toBe(first.payment.data.session_id);
  const title = 'session, button, authorisation';
  row(
    title,
    `order ${first.payment_status}, ${first.payment.amount}`,
    `${held.status}, ${held.amount} ${held.currency}`,
  );

  await admin(`payments/${first.payment.id}/capture`, {});
  const taken = await pay.getOrder(held.id);
  expect([taken.status, (await theOrder(admin, first.id)).payment_status]).toEqual(['captured', 'captured']);
  row('capture, over the undo time', 'order captured', taken.status);

  await admin(`payments/${first.payment.id}/refund`, { amount: 10 });
  const less = await pay.getOrder(held.id);
  const returned = await theOrder(admin, first.id);
  expect(less).toMatchObject({ status: 'partially_refunded', amount_refunded: 1000 });
  expect([returned.payment_status, returned.payment.refunds?.[0]?.amount]).toEqual(['partially_refunded', 10]);
  row('partial refund', `order ${returned.payment_status}, 10`, `${less.status}, ${less.amount_refunded}`);

  const refused = await bringAgain(page, storefront, approved);
  expect(refused).toBe('Refused: the session pays another order');
  expect(await pay.getOrder(held.id)).toEqual(less);
  row('an approval brought to another session', refused, 'unchanged');

  const second = await theOrder(admin, (await payThere(page, storefront)).said);
  await admin(`orders/${second.id}/cancel`, {});
  const gone = await pay.getOrder(second.payment.data.order);
  expect([gone.status, (await theOrder(admin, second.id)).payment.canceled_at]).toEqual(['voided', expect.any(String)]);
  row('cancel', 'order and payment canceled', gone.status);

  const third = await theOrder(admin, (await payThere(page, storefront)).said);
  await fetch(hook, { method: 'POST', ...forged(third.payment.data.session_id) });
  await wait(8_000);
  expect((await theOrder(admin, third.id)).payment_status).toBe('authorized');
  row('a message that nobody signed', 'order authorized as before', 'sent none');

  await pay.captureOrder(third.payment.data.order);
  await expect.poll(async () => (await theOrder(admin, third.id)).payment_status).toBe('captured');
  row('captured at Souk', 'order captured by the webhook', (await pay.getOrder(third.payment.data.order)).status);
});

/** What Souk would say of a captured order, under a signature that is nobody's. */
function forged(session: string) {
  const order = { id: 'po_x', amount: 4620, currency: 'USD', metadata: { session } };
  return {
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'evt_x',
      'webhook-timestamp': `${Math.floor(Date.now() / 1000)}`,
      'webhook-signature': 'v1,bm90aGluZw==',
    },
    body: JSON.stringify({ type: 'payment.captured', timestamp: new Date().toISOString(), data: { order } }),
  };
}
