import type Stripe from 'stripe';
import { APP_ORIGIN } from './run-sandbox';

export const BACK = `${APP_ORIGIN}/studio/payouts`;

/** A seller who has not been through the onboarding page yet. */
export function newSeller(stripe: Stripe, name = "Ana's shop") {
  return stripe.v2.core.accounts.create({
    contact_email: 'ana@example.com',
    display_name: name,
    dashboard: 'express',
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    identity: { country: 'US', entity_type: 'individual', individual: { given_name: 'Ana', surname: 'Lee' } },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    include: ['configuration.recipient', 'requirements', 'identity', 'defaults'],
    metadata: { page: 'p1' },
  });
}

export async function onboardingLink(stripe: Stripe, account: string): Promise<string> {
  const { url } = await stripe.v2.core.accountLinks.create({
    account,
    use_case: {
      type: 'account_onboarding',
      account_onboarding: { refresh_url: `${BACK}?again=1`, return_url: BACK },
    },
  });
  return url;
}

/** Presses one of the two buttons of the onboarding page; answers where it leads. */
export async function pressOnboarding(url: string, result: 'complete' | 'later', bank = 'ba_usSuccess') {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ result, bank }),
    redirect: 'manual',
  });
  return response.headers.get('location');
}

/** A seller who can be paid. */
export async function readySeller(stripe: Stripe, bank?: string): Promise<string> {
  const { id } = await newSeller(stripe);
  await pressOnboarding(await onboardingLink(stripe, id), 'complete', bank);
  return id;
}
