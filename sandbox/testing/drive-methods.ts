import type Stripe from 'stripe';
import { expect } from 'vitest';

/** A card, put to a customer and taken from her. */
export async function driveMethods(stripe: Stripe): Promise<void> {
  const { paymentMethods, customers } = stripe;
  const customer = await customers.create({});
  const made = await paymentMethods.create({ type: 'card', card: { token: 'tok_mastercard' } });
  await paymentMethods.attach(made.id, { customer: customer.id });
  await paymentMethods.update(made.id, { billing_details: { name: 'Ana', address: { postal_code: '01101' } } });
  const kept = await paymentMethods.retrieve(made.id, { expand: ['customer'] });
  expect(kept.billing_details.name).toBe('Ana');
  expect((await paymentMethods.list({ customer: customer.id, type: 'card' })).data).toHaveLength(1);
  expect((await customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
  expect((await customers.retrievePaymentMethod(customer.id, made.id)).id).toBe(made.id);
  expect((await paymentMethods.detach(made.id)).customer).toBeNull();
}
