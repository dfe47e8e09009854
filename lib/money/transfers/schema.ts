import { z } from 'zod';
import { isCurrency } from '@/lib/kernel/money';
import { providers } from '@/lib/money/checkout/model';
import { idField, uuidField } from '@/lib/platform/id-field';
import { transferReasons } from './model';

const minor = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const currency = z.custom<Parameters<typeof isCurrency>[0] & string>(isCurrency);

/** Whom something is sent to: a person here, or a bank account that the sender gave at the provider. */
export const SendTo = z.union([
  z.strictObject({ person: idField('person') }),
  z.strictObject({ recipient: idField('recipient') }),
]);
/** See the schema of the same name. */
export type SendTo = z.output<typeof SendTo>;

/** What is asked of a quote. The amount is in minor units of its currency. */
export const QuoteInput = z.strictObject({
  to: SendTo,
  sendMinor: minor.refine((amount) => amount > 0n, 'required'),
  currency,
  reason: z.enum(transferReasons, { error: 'required' }),
});
/** See the schema of the same name. */
export type QuoteInput = z.output<typeof QuoteInput>;

/** The tap that sends: which promise, from which method. `key` was made when the screen was. */
export const SendInput = z.strictObject({
  quoteId: idField('quote'),
  methodId: idField('method'),
  key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid'),
  locale: z.enum(['en', 'ar']),
});
/** See the schema of the same name. */
export type SendInput = z.output<typeof SendInput>;

/** Answer of `money.place_transfer`. */
export const PlacedTransfer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('placed') }),
  z.object({ result: z.literal('mismatch') }),
  z.object({ result: z.literal('replay'), attempt: z.uuid(), purchase: uuidField('purchase') }),
  z.object({ result: z.literal('confirm'), confirmation: uuidField('confirmation') }),
  z.object({ result: z.enum(['too_many', 'guarded', 'not_found', 'quote_ended', 'over_day', 'over_month']) }),
]);

/** Answer of `money.claim_sendings`. */
export const Sendings = z.array(
  z.object({
    transfer: uuidField('transfer'),
    arrive: minor,
    arriveCurrency: currency,
    currency,
    tries: z.number(),
    intent: z.string().nullable(),
    account: z.string().nullable(),
    age: z.number(),
  }),
);

/** Answer of `money.return_due`. */
export const ReturnDue = z
  .object({ provider: z.enum(providers), intent: z.string(), refund: uuidField('refund'), amount: minor, currency })
  .nullable();

/** Answer of `money.claim_transfer_fees`. */
export const FeesDue = z.array(
  z.object({ transfer: uuidField('transfer'), provider: z.enum(providers), intent: z.string() }),
);
