import { expect } from 'vitest';
import type { TestSandbox } from './run-sandbox';
import { newSeller, onboardingLink, pressOnboarding } from './sellers';

/** A connected account from creation to closing, for the check against the description. */
export async function driveSellers({ stripe }: TestSandbox): Promise<void> {
  const { accounts } = stripe.v2.core;
  const made = await newSeller(stripe);
  expect(made.requirements?.entries?.length).toBeGreaterThan(0);
  await accounts.update(made.id, { display_name: 'Ana and Ben', metadata: { page: 'p2' }, contact_phone: '+1555' });
  await pressOnboarding(await onboardingLink(stripe, made.id), 'later');
  await pressOnboarding(await onboardingLink(stripe, made.id), 'complete');
  const ready = await accounts.retrieve(made.id, {
    include: ['configuration.recipient', 'requirements', 'future_requirements'],
  });
  expect(ready.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status).toBe('active');
  expect(ready.requirements?.entries).toEqual([]);
  await stripe.v2.core.accountLinks.create({
    account: made.id,
    use_case: {
      type: 'account_update',
      account_update: { refresh_url: 'http://localhost:3000/a' },
    },
  });
  const other = await newSeller(stripe);
  expect((await accounts.list({ limit: 1 })).data.map(({ id }) => id)).toEqual([other.id]);
  const all = [];
  for await (const { id } of accounts.list({ limit: 1 })) all.push(id);
  expect(all).toEqual(expect.arrayContaining([made.id, other.id]));
  expect((await accounts.close(other.id, { applied_configurations: ['recipient'] })).closed).toBe(true);
}
