import type Stripe from 'stripe';
import { expect } from 'vitest';
import { refusal } from './run-sandbox';

/** What is refused, and under which code. */
export async function driveRefusals(stripe: Stripe): Promise<void> {
  const { customers, paymentIntents, refunds } = stripe;
  const unknown = { name: 'Ana', shoe_size: 44 };
  expect((await refusal(customers.create(unknown))).code).toBe('parameter_unknown');
  expect((await refusal(customers.retrieve('cus_none'))).code).toBe('resource_missing');
  expect((await refusal(paymentIntents.create({ amount: 1, currency: 'usd' }))).code).toBe('amount_too_small');
  expect((await refusal(refunds.create({}))).code).toBe('parameter_missing');
}
