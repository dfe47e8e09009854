import type Stripe from 'stripe';
import type { RecipientBank } from '../recipient-banks';
import { onboardingLink } from './sellers';

/** What the sandbox sends money from. */
export const FINANCIAL_ACCOUNT = 'fa_sandbox';

/** Somebody who has not given a bank account yet. */
export function newRecipient(stripe: Stripe, country = 'US', name = 'Salma Haddad') {
  return stripe.v2.core.accounts.create({
    contact_email: 'salma@example.com',
    display_name: name,
    configuration: { recipient: { capabilities: { bank_accounts: { local: { requested: true } } } } },
    identity: { country, entity_type: 'individual' },
    include: ['configuration.recipient', 'requirements'],
  });
}

/** Fills in the onboarding page of somebody who is sent money; answers where it leads. */
export async function giveBank(url: string, given: { bank?: RecipientBank['id']; holder?: string } = {}) {
  const body = new URLSearchParams({ result: 'complete', bank: given.bank ?? 'arrives', holder: given.holder ?? '' });
  return (await fetch(url, { method: 'POST', body, redirect: 'manual' })).headers.get('location');
}

/** Somebody who can be sent money. */
export async function readyRecipient(
  stripe: Stripe,
  given: { country?: string; bank?: RecipientBank['id']; holder?: string } = {},
): Promise<string> {
  const { id } = await newRecipient(stripe, given.country);
  await giveBank(await onboardingLink(stripe, id), given);
  return id;
}

/** Asks for money to be sent: what is named arrives. */
export function sendTo(
  stripe: Stripe,
  recipient: string,
  value: number,
  currency = 'usd',
  more: Partial<Stripe.V2.MoneyManagement.PayoutIntentCreateParams> = {},
) {
  return stripe.v2.moneyManagement.payoutIntents.create({
    amount: { value, currency },
    from: { financial_account: FINANCIAL_ACCOUNT, currency: 'usd' },
    to: { recipient, currency },
    ...more,
  });
}
