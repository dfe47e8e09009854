import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aComplaint, tellComplaint } from '@/db/testing/complaints';
import { aPurchase } from '@/db/testing/orders';
import { aPayer, aVerifiedShop, endHold, settlementOf } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { proveBooks } from '@/lib/money/books/prove-books';
import { askPayPal } from '@/lib/platform/paypal';
import { PayPalDisputeDone } from '@/lib/platform/paypal-disputes';
import { sweepPayouts } from './sweep-payouts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('of a sale she has already, what PayPal kept comes back from its seller, once and no more', async () => {
  const shop = await aVerifiedShop(undefined, { stocks: [5] });
  const [variantId] = shop.variants;
  if (!variantId) throw new Error('no goods');
  // What is sent of a sale by PayPal comes from what lies at the provider that sends.
  await aPurchase(await aPayer(), [variantId]);
  const one = await aComplaint(sandbox, 'claims', shop);
  await endHold(one.orderId);
  // Nothing is paid out meanwhile.
  await ownerDb().execute(
    sql`update money.seller_account set bank_refused_at = now() where page_id = ${toUuid(shop.pageId)}::uuid`,
  );
  await sweepPayouts();
  expect(await settlementOf(one.orderId)).toMatchObject({ state: 'sent', sent_minor: '4410' });
  await tellComplaint(one);
  await sweepPayouts();
  const part = { note: 'A part', accept_claim_type: 'PARTIAL_REFUND' };
  const refund_amount = { currency_code: 'USD', value: '10.00' };
  const path = `/v1/customer/disputes/${one.id}/accept-claim`;
  await askPayPal(PayPalDisputeDone, { method: 'POST', path, body: { ...part, refund_amount } });
  for (const _ of [1, 2]) {
    await tellComplaint(one, 'CUSTOMER.DISPUTE.RESOLVED');
    await sweepPayouts();
  }
  const reversals = await ownerDb().execute<{ amount: string; state: string }>(sql`
    select r.amount_minor::text as amount, r.state from money.settlement_reversal r
    join money.settlement s on s.id = r.settlement_id where s.order_id = ${toUuid(one.orderId)}::uuid`);
  expect([...reversals]).toEqual([{ amount: '955', state: 'succeeded' }]);
  expect((await proveBooks()).differences).toEqual([]);
});
