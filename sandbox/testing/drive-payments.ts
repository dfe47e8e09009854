import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { expect } from 'vitest';
import { authorized } from './run-sandbox';

/** A payment from its hold to a refund. */
export async function drivePayments(stripe: Stripe): Promise<void> {
  const { paymentIntents, refunds, charges, balanceTransactions } = stripe;
  const group = `g-${randomUUID()}`;
  const held = await authorized(stripe, 4620, {
    metadata: { attempt_id: 'a1' },
    transfer_group: group,
    expand: ['latest_charge'],
  });
  expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 4620 });
  await paymentIntents.capture(held.id, { amount_to_capture: 4000 });
  const refund = await refunds.create({ payment_intent: held.id, amount: 1000, reason: 'requested_by_customer' });
  await refunds.update(refund.id, { metadata: { why: 'torn' } });
  expect((await refunds.retrieve(refund.id, { expand: ['charge', 'balance_transaction'] })).metadata).toEqual({
    why: 'torn',
  });
  expect((await refunds.list({ payment_intent: held.id })).data).toHaveLength(1);
  const [charge] = (await charges.list({ transfer_group: group, expand: ['data.balance_transaction'] })).data;
  expect(charge).toMatchObject({ amount_captured: 4000, amount_refunded: 1000 });
  await charges.retrieve(charge?.id ?? '', { expand: ['customer', 'payment_intent'] });
  const lines = await balanceTransactions.list({ limit: 100 });
  await balanceTransactions.retrieve(lines.data[0]?.id ?? '');
}
