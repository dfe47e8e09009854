/**
 * What holds the sandbox to the description holds the description, and the SDK's calls, to Stripe itself: the same drives, against
 * Stripe's test mode, where `STRIPE_TEST_KEY` gives a key of it. What needs the sandbox's clock or its bank's pages is not among them.
 */
import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { openContract } from './testing/contract';
import { driveCustomers } from './testing/drive-customers';
import { driveEndpoints } from './testing/drive-endpoints';
import { driveMethods } from './testing/drive-methods';
import { drivePayments } from './testing/drive-payments';
import { driveRefusals } from './testing/drive-refusals';
import { driveSetups } from './testing/drive-setups';
import { type Exchange, recordingClient } from './testing/recording-client';

const key = process.env.STRIPE_TEST_KEY ?? '';
if (key !== '' && !/^(sk|rk)_test_/.test(key)) throw new Error('STRIPE_TEST_KEY is no key of the test mode');
if (key === '') console.warn('STRIPE_TEST_KEY is not set: nothing was tried at Stripe itself, skipped.');

describe.skipIf(key === '')('Stripe itself, in its test mode', () => {
  const contract = openContract();
  const exchanges: Exchange[] = [];
  const stripe = new Stripe(key || 'sk_test_none', { httpClient: recordingClient(exchanges), telemetry: false });
  const drives = { driveCustomers, driveMethods, driveSetups, drivePayments, driveEndpoints, driveRefusals };

  afterEach(() => {
    const seen = exchanges.splice(0);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.flatMap((exchange) => contract?.problems(exchange) ?? []).slice(0, 5)).toEqual([]);
  });

  it.each(Object.entries(drives))('%s', { timeout: 60_000 }, (_, drive) => drive(stripe));
});
