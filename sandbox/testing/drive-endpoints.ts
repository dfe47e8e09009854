import type Stripe from 'stripe';
import { expect } from 'vitest';

/** A webhook endpoint from creation to deletion. */
export async function driveEndpoints(stripe: Stripe): Promise<void> {
  const { webhookEndpoints } = stripe;
  const made = await webhookEndpoints.create({
    url: 'https://souk.example/hook',
    enabled_events: ['*'],
    description: 'ours',
  });
  expect(made.secret).toMatch(/^whsec_/);
  expect((await webhookEndpoints.update(made.id, { disabled: true })).status).toBe('disabled');
  expect((await webhookEndpoints.retrieve(made.id)).secret).toBeUndefined();
  expect((await webhookEndpoints.list({ limit: 100 })).data.map((one) => one.id)).toContain(made.id);
  expect((await webhookEndpoints.del(made.id)).deleted).toBe(true);
}
