import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../../e2e/fixtures';
import {
  aShopper,
  aSite,
  bringAgain,
  endAll,
  folderOf,
  keepContract,
  payThere,
  root,
  row,
  showStorefront,
  somePorts,
  start,
} from './shop';
import { addLamp, cancel, refundPart, settle, signIn, theOrder } from './vendure-admin';

test.afterEach(endAll);

test('Vendure’s own types and classes take the package for what it says', () => {
  keepContract('vendure');
});

test('Vendure is paid by the button, settled, refunded in part, canceled, and told', async ({ page, app }) => {
  const [port, front] = somePorts();
  const [platform, storefront] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${front}`];
  const hook = `${platform}/souk-pay/webhook`;
  const { pay, environment } = await aSite(page, hook);
  copyFileSync(
    path.join(root, 'integrations/vendure/example/server.mjs'),
    path.join(folderOf('vendure'), 'server.mjs'),
  );
  const settings = { ...environment, PORT: `${port}`, STOREFRONT: storefront };
  await start('vendure', ['server.mjs'], settings, `${platform}/health`);
  const admin = await signIn(platform);
  await addLamp(admin);
  await showStorefront('vendure', front, { ...environment, PLATFORM: platform });
  await aShopper(page, app);

  const { said, approved } = await payThere(page, storefront);
  expect(said).toMatch(/^Thank you: \w+, PaymentAuthorized$/);
  const first = await theOrder(admin, said);
  const [payment] = first.payments;
  const held = await pay.getOrder(payment.transactionId);
  expect([payment.state, payment.amount, first.totalWithTax]).toEqual(['Authorized', 4620, 4620]);
  expect(held).toMatchObject({ status: 'authorized', amount: 4620, currency: 'USD', merchant_ref: first.code });
  expect([held.completed_at, held.captures_at]).toEqual([expect.any(String), null]);
  const title = 'session, button, authorisation';
  row(
    title,
    `${first.state}: payment ${payment.state}, ${payment.amount}`,
    `${held.status}, ${held.amount} ${held.currency}`,
  );

  const early = await settle(admin, payment.id);
  expect(early).toMatchObject({ __typename: 'SettlePaymentError' });
  expect(early.paymentErrorMessage).toContain('undo time');
  await expect.poll(async () => (await theOrder(admin, said)).payments[0].state).toBe('Settled');
  const taken = await pay.getOrder(payment.transactionId);
  expect([taken.status, (await theOrder(admin, said)).state]).toEqual(['captured', 'PaymentSettled']);
  row('capture within the undo time', 'SettlePaymentError; Settled by the webhook', taken.status);

  const refund = await refundPart(admin, payment.id, 1000);
  expect(refund).toMatchObject({ state: 'Settled', total: 1000 });
  const less = await pay.getOrder(payment.transactionId);
  expect(less).toMatchObject({ status: 'partially_refunded', amount_refunded: 1000 });
  row('partial refund', `Refund ${refund.state}, ${refund.total}`, `${less.status}, ${less.amount_refunded}`);

  const refused = await bringAgain(page, storefront, approved);
  expect(refused).toBe('PaymentDeclinedError: Souk Pay: it is of another order');
  expect(await pay.getOrder(payment.transactionId)).toEqual(less);
  row('an approval brought to another order', refused, 'unchanged');

  const second = await theOrder(admin, (await payThere(page, storefront)).said);
  expect(await cancel(admin, second.payments[0].id)).toBe('Cancelled');
  const gone = await pay.getOrder(second.payments[0].transactionId);
  expect(gone.status).toBe('voided');
  row('cancel', 'payment Cancelled', gone.status);

  const third = await theOrder(admin, (await payThere(page, storefront)).said);
  await pay.captureOrder(third.payments[0].transactionId);
  await expect.poll(async () => (await theOrder(admin, third.code)).payments[0].state).toBe('Settled');
  row('captured at Souk', 'Settled by the webhook', (await pay.getOrder(third.payments[0].transactionId)).status);

  const forged = await fetch(hook, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });
  expect(forged.status).toBe(401);
  row('a message that nobody signed', `${forged.status}`, 'sent none');
});
