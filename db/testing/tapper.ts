/**
 * A program of its own for tests in which it dies: taps once, pays one share, takes what is due or one payment, completes one order of a site or
 * moves one transfer on, as `SOUK_TEST_TAP` says, and prints what it was told before anything else can happen.
 */
import { writeSync } from 'node:fs';
import type { MerchantActor, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { approvePayment } from '@/lib/money/button/approve-payment';
import { completePayOrder } from '@/lib/money/button/complete-pay-order';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { placeOrder } from '@/lib/money/checkout/place-order';
import type { PlaceOrderInput } from '@/lib/money/checkout/schema';
import { type PayPartInput, payPart } from '@/lib/money/parts/pay-part';
import { returnTransfer } from '@/lib/money/transfers/return-transfer';
import { sendTransfers } from '@/lib/money/transfers/send-transfer';

/** What the program is to do; JSON in the environment. */
export type TapOrder =
  | { kind: 'tap'; actor: PersonActor; input: PlaceOrderInput }
  | { kind: 'approve'; actor: PersonActor; purchaseId: Id<'purchase'> }
  | { kind: 'complete'; merchant: MerchantActor; input: Parameters<typeof completePayOrder>[1] }
  | { kind: 'share'; actor: PersonActor; input: PayPartInput }
  | { kind: 'captures' }
  | { kind: 'capture'; attemptId: Id<'attempt'> }
  | { kind: 'send' | 'give back'; transferId: Id<'transfer'> };

function act(order: TapOrder): Promise<unknown> {
  switch (order.kind) {
    case 'tap':
      return placeOrder(order.actor, order.input, { network: 'test' });
    case 'approve':
      return approvePayment(order.actor, order.purchaseId);
    case 'complete':
      return completePayOrder(order.merchant, order.input);
    case 'share':
      return payPart(order.actor, order.input, { network: 'test' });
    case 'captures':
      return captureDue();
    case 'capture':
      return captureAttempt(order.attemptId);
    case 'send':
      return sendTransfers(order.transferId);
    case 'give back':
      return returnTransfer(order.transferId);
  }
}

const told = await act(JSON.parse(process.env.SOUK_TEST_TAP ?? 'null') as TapOrder);
// Money is whole minor units, which JSON has no word for.
writeSync(
  1,
  JSON.stringify(told, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
);
process.exit(0);
