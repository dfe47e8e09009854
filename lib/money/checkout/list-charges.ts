import 'server-only';
import type Stripe from 'stripe';
import type { Money } from '@/lib/kernel/money';
import { stripe } from '@/lib/platform/stripe';
import { fromProvider } from '@/lib/platform/stripe-amount';

/**
 * One payment as the provider's own books have it; amounts in its currency. `captured` and `refunded` are zero
 * for a hold that was let go and while a bank has not paid: no money moved. `attemptId` is null for a payment that another product made.
 */
export type ProviderCharge = {
  intentId: string;
  attemptId: string | null;
  state: 'held' | 'settling' | 'captured' | 'released' | 'declined';
  amount: Money;
  captured: Money;
  refunded: Money;
  createdAt: Date;
};

/** One line of the provider's balance: `net` is `amount` less `fee`; the amount of a refund is negative. */
export type ProviderMovement = {
  id: string;
  kind: string;
  source: string | null;
  amount: Money;
  fee: Money;
  net: Money;
  createdAt: Date;
};

const pageSize = 100;
const sinceFilter = (since: Date | undefined) =>
  since === undefined ? {} : { created: { gte: Math.floor(since.getTime() / 1000) } };

/** Every charge the provider made for us, newest first, page by page. Throws when it cannot be reached. */
export async function* listCharges(since?: Date): AsyncIterable<ProviderCharge> {
  for await (const charge of stripe().charges.list({ ...sinceFilter(since), limit: pageSize })) {
    const { currency, metadata, payment_intent: intent } = charge;
    // A released hold is shown as refunded in full although nothing was taken.
    const refunded = charge.captured ? charge.amount_refunded : 0;
    yield {
      intentId: (typeof intent === 'string' ? intent : intent?.id) ?? charge.id,
      attemptId: metadata.attempt_id ?? null,
      state: stateOf(charge),
      amount: fromProvider({ amount: charge.amount, currency }),
      captured: fromProvider({ amount: charge.status === 'succeeded' ? charge.amount_captured : 0, currency }),
      refunded: fromProvider({ amount: refunded, currency }),
      createdAt: new Date(charge.created * 1000),
    };
  }
}

function stateOf(charge: Stripe.Charge): ProviderCharge['state'] {
  if (charge.status === 'failed') return 'declined';
  if (charge.status === 'pending') return 'settling';
  if (charge.captured) return 'captured';
  return charge.refunded ? 'released' : 'held';
}

/** Every line of the provider's balance, newest first, page by page. Throws when it cannot be reached. */
export async function* listMovements(since?: Date): AsyncIterable<ProviderMovement> {
  for await (const line of stripe().balanceTransactions.list({ ...sinceFilter(since), limit: pageSize })) {
    const inCurrency = (amount: number) => fromProvider({ amount, currency: line.currency });
    yield {
      id: line.id,
      kind: line.type,
      source: typeof line.source === 'string' ? line.source : null,
      amount: inCurrency(line.amount),
      fee: inCurrency(line.fee),
      net: inCurrency(line.net),
      createdAt: new Date(line.created * 1000),
    };
  }
}
