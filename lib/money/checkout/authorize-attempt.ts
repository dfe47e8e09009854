import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { findOutcome } from './find-outcome';
import { paymentGateway } from './gateway';
import type { Provider } from './model';
import { returnUrl } from './return-url';
import { type SettleCode, type Settled, settleAttempt } from './settle-attempt';

/** A recorded attempt, ready for the provider. */
export type ReadyAttempt = {
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  amount: Money;
  provider: Provider;
  /** The provider's customer and method tokens. */
  customer: string;
  method: string;
  /** The money comes days later, from a bank account. */
  delayed: boolean;
  /** A path of this site to which the bank's page sends the shopper back. */
  returnPath: string;
  /** A job pays: see `Authorization`. */
  alone?: boolean;
};

/**
 * Asks the provider to hold the money and records the answer. The attempt's id is the provider's
 * idempotency key, so asking twice holds once. Refusals: the card's problems, `sold_out`, `expired`.
 */
export async function authorizeAttempt(ready: ReadyAttempt): Promise<Result<Settled, SettleCode>> {
  const asked = await paymentGateway(ready.provider).authorize({
    attemptId: ready.attemptId,
    purchaseId: ready.purchaseId,
    amount: ready.amount,
    customer: ready.customer,
    method: ready.method,
    delayed: ready.delayed,
    returnUrl: returnUrl(ready.returnPath, ready.purchaseId),
    ...(ready.alone && { alone: true }),
  });
  // A lost answer is often a charge that was made: one look spares the shopper the wait for the sweeper.
  const found = asked.state === 'unknown' ? await findOutcome(ready.attemptId) : null;
  return settleAttempt(ready.attemptId, found ?? asked);
}
