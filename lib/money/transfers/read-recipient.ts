import 'server-only';
import type Stripe from 'stripe';
import { isCurrency } from '@/lib/kernel/money';
import { stripe } from '@/lib/platform/stripe';
import type { RecipientStanding } from './gateway';

/**
 * How a recipient stands at the provider, and what her bank account is recognised by. Her account is asked in her own context, as the
 * provider wants it. Throws when the provider cannot be reached.
 */
export async function readRecipient(account: string): Promise<RecipientStanding> {
  const include: Stripe.V2.Core.AccountRetrieveParams['include'] = ['configuration.recipient', 'requirements'];
  const known = await stripe().v2.core.accounts.retrieve(account, { include });
  // Nobody may act for a closed account any more.
  const method = known.closed ? null : await findMethod(account);
  const code = method?.bank_account?.supported_currencies[0]?.toUpperCase();
  return {
    state: stateOf(known, method !== null),
    currency: isCurrency(code) ? code : null,
    bank: method?.bank_account?.bank_name ?? null,
    last4: method?.bank_account?.last4 ?? null,
  };
}

/** The newest bank account that money may go to. */
async function findMethod(account: string): Promise<Stripe.V2.MoneyManagement.PayoutMethod | null> {
  const methods = stripe().v2.moneyManagement.payoutMethods.list({ limit: 20 }, { stripeContext: account });
  for await (const one of methods) {
    if (one.bank_account && !one.archived && !one.restricted && one.usage_status.payments === 'eligible') return one;
  }
  return null;
}

/** As with sellers: it waits for the provider when nothing is asked of her; who once gave an account and is asked again is restricted. */
function stateOf(account: Stripe.V2.Core.Account, hasMethod: boolean): RecipientStanding['state'] {
  const local = account.configuration?.recipient?.capabilities?.bank_accounts?.local;
  if (account.closed) return 'restricted';
  if (local?.status === 'active') return hasMethod ? 'active' : 'pending';
  if (local?.status === 'rejected' || local?.status === 'unsupported') return 'restricted';
  if (local?.status_details.some(({ code }) => code.startsWith('rejected'))) return 'restricted';
  const asked = account.requirements?.entries?.some(({ awaiting_action_from: who }) => who === 'user') ?? false;
  if (local?.status === 'pending' || !asked) return 'pending';
  return hasMethod ? 'restricted' : 'started';
}
