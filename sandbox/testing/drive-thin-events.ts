import { expect } from 'vitest';
import type { TestSandbox } from './run-sandbox';
import { readySeller } from './sellers';

/** Thin events and their destinations, for the check against the description. */
export async function driveThinEvents({ stripe }: TestSandbox): Promise<void> {
  const { events, eventDestinations } = stripe.v2.core;
  const seller = await readySeller(stripe);
  const told = await events.list({ object_id: seller });
  expect(new Set(told.data.map(({ type }) => type)).size).toBeGreaterThan(3);
  for (const { id } of told.data) await events.retrieve(id);
  await events.list({ types: ['v2.core.account_link.returned'], limit: 1 });
  const made = await eventDestinations.create({
    name: 'ours',
    type: 'webhook_endpoint',
    event_payload: 'thin',
    enabled_events: ['v2.core.account.created'],
    webhook_endpoint: { url: 'http://localhost:9/hook' },
    include: ['webhook_endpoint.signing_secret', 'webhook_endpoint.url'],
  });
  expect(made.webhook_endpoint?.signing_secret).toMatch(/^whsec_/);
  expect((await eventDestinations.disable(made.id)).status).toBe('disabled');
  expect((await eventDestinations.enable(made.id)).status).toBe('enabled');
  expect((await eventDestinations.retrieve(made.id)).webhook_endpoint?.signing_secret).toBeUndefined();
  expect((await eventDestinations.list()).data).toHaveLength(1);
  await eventDestinations.del(made.id);
}
