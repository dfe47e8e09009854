import 'server-only';
import type Stripe from 'stripe';
import { isDefiniteRefusal, stripe } from '@/lib/platform/stripe';
import { bankProblemOf, type Draw } from './model';

/**
 * Asks the bank behind a payment for its money: confirms what was only written down. The payment's own state lets that happen
 * once; a payment that was asked before says how it stands. A refusal before any bank was asked is `returned` too.
 */
export async function drawIntent(intentId: string): Promise<Draw> {
  try {
    return drawOf(await stripe().paymentIntents.confirm(intentId, { expand: ['latest_charge'] }));
  } catch (error) {
    // Perhaps an earlier call asked and its answer was lost: the payment itself knows.
    const present = await readDraw(intentId);
    if (present.state !== 'unknown' || !isDefiniteRefusal(error)) return present;
    return (await isStillWritten(intentId)) ? { state: 'returned', problem: 'bank_refused' } : present;
  }
}

/** How a payment that was asked of a bank stands at the provider. */
export async function readDraw(intentId: string): Promise<Draw> {
  try {
    return drawOf(await stripe().paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }));
  } catch {
    return { state: 'unknown' };
  }
}

/** The provider refuses to ask the bank, and it is not the network that says so. */
async function isStillWritten(intentId: string): Promise<boolean> {
  try {
    return (await stripe().paymentIntents.retrieve(intentId)).status === 'requires_confirmation';
  } catch {
    return false;
  }
}

function drawOf(intent: Stripe.PaymentIntent): Draw {
  switch (intent.status) {
    case 'processing':
      return { state: 'settling' };
    case 'succeeded':
      return { state: 'settled' };
    case 'requires_payment_method':
    case 'canceled': {
      const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
      return { state: 'returned', problem: bankProblemOf(charge?.failure_code ?? intent.last_payment_error?.code) };
    }
    default:
      return { state: 'unknown' };
  }
}
