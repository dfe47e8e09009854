import { z } from 'zod';
import { type Currency, isCurrency, type Money, money, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { TapKey } from '@/lib/money/checkout/schema';
import { idField, uuidField } from '@/lib/platform/id-field';
import { dedicationMost, rhythms, saidReasons } from './model';

const currency = z.custom<Currency>(isCurrency, 'invalid');
const yes = z
  .literal('on')
  .optional()
  .transform((ticked) => ticked === 'on');

/** What is asked of the address of a donation's second screen: an offered amount in minor units or one that was typed, and how often. */
export const GiveQuery = z.object({
  choice: z.string().max(20).catch(''),
  amount: z.string().max(40).catch(''),
  rhythm: z.enum(rhythms).nullable().catch(null),
});

/** The amount that was chosen or typed (a typed one counts; Arabic digits are understood); null for none. */
export function amountAsked(
  { choice, amount }: Pick<z.output<typeof GiveQuery>, 'choice' | 'amount'>,
  of: Currency,
): Money | null {
  if (amount.trim() !== '') return parseAmount(plainDecimal(asciiDigits(amount)) ?? '', of);
  return /^\d{1,15}$/.test(choice) ? money(BigInt(choice), of) : null;
}

/** The form that gives: what was read on it. `coverMinor` is what covering fees was said to add, taken only where its box is ticked. */
export const DonateForm = z.strictObject({
  seed: z.string().max(64),
  pageId: idField('page'),
  givenMinor: z.string().regex(/^\d{1,15}$/, 'invalid'),
  coverMinor: z.string().regex(/^\d{1,15}$/, 'invalid'),
  currency,
  rhythm: z.enum(rhythms, { error: 'required' }),
  cover: yes,
  shown: yes,
  dedication: z.string().trim().max(dedicationMost, 'too_long').default(''),
  methodId: idField('method'),
  fundraiserId: idField('fundraiser').optional(),
});
/** See the schema of the same name. */
export type DonateForm = z.output<typeof DonateForm>;

/** The tap that gives. `coverMinor` is what is added at most, `0` for nothing. A dedication lies sealed for this tap. */
export const DonateInput = z.strictObject({
  key: TapKey,
  pageId: idField('page'),
  givenMinor: z.string().regex(/^\d{1,15}$/, 'invalid'),
  coverMinor: z.string().regex(/^\d{1,15}$/, 'invalid'),
  currency,
  rhythm: z.enum(rhythms),
  shown: z.boolean(),
  dedication: z.string().max(8_000).optional(),
  methodId: idField('method'),
  /** The fundraiser it is given at. */
  fundraiserId: idField('fundraiser').optional(),
  locale: z.enum(['en', 'ar']),
});
/** See the schema of the same name. */
export type DonateInput = z.output<typeof DonateInput>;

/** A form that names a monthly donation. */
export const MonthlyForm = z.strictObject({ monthlyId: idField('monthly') });

/** What the mail before a month carried. */
export const EndByMail = z.strictObject({ monthlyId: idField('monthly'), token: z.string().max(60) });
/** See the schema of the same name. */
export type EndByMail = z.output<typeof EndByMail>;

const receiptId = idField('donationReceipt').optional();

/** Which receipt is wanted, under an id made with the form: of one donation, or of a year's to a charity. */
export const ReceiptForm = z.union([
  z.strictObject({ receiptId, orderId: idField('order') }),
  z.strictObject({ receiptId, pageId: idField('page'), currency, year: z.coerce.number().int().min(2000).max(9999) }),
]);
/** See the schema of the same name. */
export type ReceiptForm = z.output<typeof ReceiptForm>;

/** Which receipt is made void. */
export const VoidForm = z.strictObject({ receiptId: idField('donationReceipt'), reason: z.enum(saidReasons) });

/** What a donor got for a donation is worth, as typed (Arabic digits are understood); empty for nothing. */
export const BenefitForm = z
  .strictObject({ orderId: idField('order'), currency, value: z.string().max(40, 'bad_amount').default('') })
  .transform(({ orderId, currency: counted, value }, context) => {
    if (value.trim() === '') return { orderId, value: null };
    const typed = parseAmount(plainDecimal(asciiDigits(value)) ?? '', counted);
    if (typed && typed.amount > 0n) return { orderId, value: typed };
    context.addIssue({ code: 'custom', message: 'bad_amount', path: ['value'] });
    return z.NEVER;
  });
/** See the schema of the same name. */
export type BenefitForm = z.output<typeof BenefitForm>;

/** Answer of `money.issue_donation_receipt`. */
export const Issued = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['issued', 'there']), receipt: uuidField('donationReceipt') }),
  z.object({ result: z.literal('nothing') }),
]);

/** Answer of `money.claim_monthly`. */
export const DueMonthly = z.array(
  z.object({
    monthly: uuidField('monthly'),
    owner: z.string(),
    try: z.number().int(),
    month: z.string(),
    device: z.string().nullable(),
  }),
);
