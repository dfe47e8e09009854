import type Stripe from 'stripe';
import type { SellerAccountState } from './model';

/**
 * What the provider's account means to us. It is open when money can be sent to it; waits for the provider when nothing is asked of
 * the owner; and is `restricted` when it once was more than begun, or was refused.
 */
export function accountStateOf(account: Stripe.V2.Core.Account, before: SellerAccountState): SellerAccountState {
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  if (account.closed) return 'restricted';
  if (transfers?.status === 'active') return 'active';
  if (transfers?.status_details.some(({ code }) => code.startsWith('rejected'))) return 'restricted';
  const asked = account.requirements?.entries?.some(({ awaiting_action_from: who }) => who === 'user') ?? false;
  if (transfers?.status === 'pending' || !asked) return 'pending';
  return before === 'active' || before === 'restricted' ? 'restricted' : 'started';
}
