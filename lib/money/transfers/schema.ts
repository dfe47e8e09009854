import { z } from 'zod';
import { emailField } from '@/lib/identity/accounts/schema';
import { parseId } from '@/lib/kernel/ids';
import { type Currency, isCurrency, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { termProblems } from '@/lib/markets/terms/model';
import { providers } from '@/lib/money/checkout/model';
import { idField, uuidField } from '@/lib/platform/id-field';
import { transferReasons } from './model';
import { looksLikePhone, readPhone } from './read-phone';

const minor = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const currency = z.custom<Currency>(isCurrency, 'invalid');

/** Whom something is sent to: a person here, whoever has an address of e-mail or a telephone number (E.164), or a bank account that the sender gave at the provider. */
export const SendTo = z.union([
  z.strictObject({ person: idField('person') }),
  z.strictObject({ recipient: idField('recipient') }),
  z.strictObject({ email: emailField }),
  z.strictObject({ phone: z.string().regex(/^\+[1-9]\d{5,14}$/, 'bad_number') }),
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

/** The form that asks what sending costs: a friend or a kept account (`to`), else somebody's handle, e-mail or telephone number; digits of any script are understood. */
export const QuoteForm = z
  .object({
    to: z.string().max(60).default(''),
    handle: z.string().max(260, 'too_long').default(''),
    amount: z.string({ error: 'bad_amount' }).max(40, 'bad_amount').default(''),
    currency,
    reason: z.enum(transferReasons, { error: 'required' }),
  })
  .transform((form, context) => {
    const typed = parseAmount(plainDecimal(asciiDigits(form.amount)) ?? '', form.currency);
    const [kind, id] = [form.to.split(':', 1)[0], form.to.slice(form.to.indexOf(':') + 1)];
    const [person, recipient] = [parseId('person', id), parseId('recipient', id)];
    const chosen: SendTo | null =
      kind === 'person' && person ? { person } : kind === 'recipient' && recipient ? { recipient } : null;
    // A name begins with @ or has none; an address has one inside.
    const email = form.handle.trim().indexOf('@') > 0 ? emailField.safeParse(form.handle) : null;
    if (!chosen && email?.success === false) context.addIssue({ code: 'custom', message: 'email', path: ['handle'] });
    const isPhone = !chosen && !email && looksLikePhone(form.handle);
    const phone = isPhone ? readPhone(form.handle) : null;
    if (isPhone && phone === null) context.addIssue({ code: 'custom', message: 'bad_number', path: ['handle'] });
    const to: SendTo | null = chosen ?? (email?.success ? { email: email.data } : phone ? { phone } : null);
    if (!to && form.handle.trim() === '') context.addIssue({ code: 'custom', message: 'required', path: ['handle'] });
    if (typed && typed.amount > 0n) return { to, handle: form.handle, amount: typed, reason: form.reason };
    context.addIssue({ code: 'custom', message: 'bad_amount', path: ['amount'] });
    return z.NEVER;
  });

/** The form that sends; its key follows from the seed it was rendered with, its offer and its method. */
export const SendForm = z.strictObject({
  seed: z.string().max(64),
  quoteId: idField('quote'),
  methodId: idField('method'),
});

/** A form that only names a transfer. */
export const TransferForm = z.strictObject({ transferId: idField('transfer') });

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
  z.object({
    result: z.enum([
      'too_many',
      'guarded',
      'not_found',
      'quote_ended',
      'sending_closed',
      'over_day',
      'over_month',
      ...termProblems,
    ]),
  }),
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

/** Answer of `money.claim_delivered`. */
export const Delivered = z.array(z.object({ transfer: uuidField('transfer'), tries: z.number(), intent: z.string() }));

/** Answer of `money.return_due`. */
export const ReturnDue = z
  .object({ provider: z.enum(providers), intent: z.string(), refund: uuidField('refund'), amount: minor, currency })
  .nullable();

/** Answer of `money.claim_transfer_fees`. */
export const FeesDue = z.array(
  z.object({ transfer: uuidField('transfer'), provider: z.enum(providers), intent: z.string() }),
);

/** What is sealed of an address that something was sent to. */
export const AddressedParts = z.strictObject({ email: z.string() });

/** What is sealed of a telephone number that something was sent to. */
export const PhonedParts = z.strictObject({ phone: z.string() });

/** What is sealed of a quote. */
export const QuotedParts = z.strictObject({ words: z.string() });
