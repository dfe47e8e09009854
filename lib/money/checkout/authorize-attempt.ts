import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { paymentGateway } from './gateway';
import { type SettleCode, type Settled, settleAttempt } from './settle-attempt';

/** A recorded attempt, ready for the provider. */
export type ReadyAttempt = {
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  amount: Money;
  /** The provider's customer and method tokens. */
  customer: string;
  method: string;
  /** A path of this site to which the bank's page sends the shopper back. */
  returnPath: string;
};

/**
 * Asks the provider to hold the money and records the answer. The attempt's id is the provider's
 * idempotency key, so asking twice holds once. Refusals: the card's problems, `sold_out`, `expired`.
 */
export async function authorizeAttempt(ready: ReadyAttempt): Promise<Result<Settled, SettleCode>> {
  // The bank's page sends her back to the purchase it asked about.
  const returnUrl = new URL(ready.returnPath, env().PAY_ORIGIN);
  returnUrl.searchParams.set('purchase', ready.purchaseId);
  const asked = await paymentGateway().authorize({
    attemptId: ready.attemptId,
    purchaseId: ready.purchaseId,
    amount: ready.amount,
    customer: ready.customer,
    method: ready.method,
    returnUrl: returnUrl.href,
  });
  // A lost answer is often a charge that was made: one look spares the shopper the wait for the sweeper.
  const found = asked.state === 'unknown' ? await paymentGateway().find(ready.attemptId) : null;
  return settleAttempt(ready.attemptId, found ?? asked);
}
