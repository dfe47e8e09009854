import 'server-only';
import type { Money } from '@/lib/kernel/money';
import { isTaken, moneyOf } from '@/lib/money/checkout/paypal/read-order';
import { fromPayPal } from '@/lib/platform/paypal-amount';
import { readOrder } from '@/lib/platform/paypal-calls';

/** The capture behind a payment through PayPal, and what PayPal kept of it. Throws while that is not said. */
export async function readPayPalCharge(orderId: string): Promise<{ charge: string; fee: Money }> {
  const { capture } = moneyOf(await readOrder(orderId));
  const fee = capture?.seller_receivable_breakdown?.paypal_fee;
  if (!capture || !isTaken(capture) || !fee) throw new Error('the payment has no settled capture yet');
  return { charge: capture.id, fee: fromPayPal(fee) };
}
