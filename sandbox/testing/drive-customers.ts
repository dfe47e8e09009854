import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { expect } from 'vitest';

/** A customer from creation to deletion. */
export async function driveCustomers(stripe: Stripe): Promise<void> {
  const { customers } = stripe;
  const email = `ana-${randomUUID()}@example.com`;
  const address = { line1: '1 Main St', city: 'Springfield', country: 'US', postal_code: '01101', state: 'MA' };
  const made = await customers.create({
    name: 'Ana',
    email,
    address,
    shipping: { name: 'Ana', address },
  });
  const changed = await customers.update(made.id, {
    phone: '+1555',
    metadata: { a: '1' },
    preferred_locales: ['ar'],
  });
  expect(changed).toMatchObject({ phone: '+1555', metadata: { a: '1' }, name: 'Ana' });
  expect((await customers.list({ email })).data.map((one) => one.id)).toEqual([made.id]);
  await customers.del(made.id);
  expect(await customers.retrieve(made.id)).toEqual({ id: made.id, object: 'customer', deleted: true });
}
