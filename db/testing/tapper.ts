/**
 * A program of its own for tests in which it dies: taps once or takes one payment, as `SOUK_TEST_TAP` says, and prints what
 * it was told before anything else can happen.
 */
import { writeSync } from 'node:fs';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { captureAttempt } from '@/lib/money/checkout/capture-attempt';
import { placeOrder } from '@/lib/money/checkout/place-order';
import type { PlaceOrderInput } from '@/lib/money/checkout/schema';

/** What the program is to do; JSON in the environment. */
export type TapOrder =
  | { kind: 'tap'; actor: PersonActor; input: PlaceOrderInput }
  | { kind: 'capture'; attemptId: Id<'attempt'> };

const order = JSON.parse(process.env.SOUK_TEST_TAP ?? 'null') as TapOrder;
const told =
  order.kind === 'tap'
    ? await placeOrder(order.actor, order.input, { network: 'test' })
    : await captureAttempt(order.attemptId);
writeSync(1, JSON.stringify(told));
process.exit(0);
