import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { isCurrency } from '@/lib/kernel/money';

const idOf = <N extends 'variant' | 'method' | 'address' | 'purchase'>(noun: N) =>
  z.custom<Id<N>>((value) => parseId(noun, value) !== null, 'invalid');

/** The key of one tap, made when the form is rendered: the same key is the same tap, however often it arrives. */
export const TapKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid');

/** What is bought: variants and how many of each; 1 to 50 lines of 1 to 99 units. */
export const Items = z
  .array(
    z.strictObject({
      variantId: idOf('variant'),
      quantity: z.coerce.number().int('invalid').min(1, 'invalid').max(99, 'too_many'),
    }),
  )
  .min(1, 'required')
  .max(50, 'too_many');

/**
 * A tap on the pay button. `expectedMinor` is the total the shopper saw, in minor units of `currency`; a
 * higher one is never taken. `cartVersion` is given when the items are a cart's.
 */
export const PlaceOrderInput = z.strictObject({
  key: TapKey,
  expectedMinor: z.string().regex(/^\d{1,15}$/, 'invalid'),
  currency: z.custom<Parameters<typeof isCurrency>[0] & string>(isCurrency, 'invalid'),
  items: Items,
  cartVersion: z.number().int().positive().optional(),
  methodId: idOf('method'),
  addressId: idOf('address'),
  email: z.email('invalid').max(254, 'too_long').optional(),
  locale: z.enum(['en', 'ar']),
  /** Where the bank's page sends the shopper back to: a path of this site. */
  returnPath: z
    .string()
    .regex(/^\/(?!\/)[^\\\s]*$/, 'invalid')
    .max(300, 'too_long'),
});

/** A parsed tap. */
export type PlaceOrderInput = z.infer<typeof PlaceOrderInput>;

const Address = z.strictObject({
  name: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
  phone: z.string(),
});

const Replay = z.discriminatedUnion('result', [
  z.object({ result: z.literal('mismatch') }),
  z.object({ result: z.literal('replay'), attempt: z.uuid(), purchase: z.uuid() }),
]);

/** Answer of `money.payment_source`. */
export const PaymentSource = z.object({
  known: Replay.nullable(),
  method: z.object({ customer: z.string(), token: z.string(), expMonth: z.number(), expYear: z.number() }).nullable(),
  address: Address.nullable(),
});

/** Answer of `money.place`. */
export const Placed = z.discriminatedUnion('result', [
  ...Replay.options,
  z.object({ result: z.literal('placed') }),
  z.object({ result: z.literal('sold_out'), variant: z.uuid() }),
  z.object({ result: z.literal('stale') }),
  z.object({ result: z.literal('cart_changed') }),
  z.object({ result: z.literal('too_many') }),
]);

/** Answer of `money.authorized`. */
export const Authorized = z.object({
  result: z.enum(['authorized', 'already', 'sold_out', 'late']),
  undoUntil: z.string().nullish(),
});

/** Answer of `money.begin_capture`. */
export const Capture = z
  .object({ intent: z.string(), amount: z.string(), currency: z.custom<string>(isCurrency) })
  .nullable();

/** Answer of `money.begin_void`. */
export const Void = z.object({ intent: z.string().nullable() }).nullable();
