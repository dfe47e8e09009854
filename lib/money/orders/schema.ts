import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { type Currency, chargeStep, isCurrency, type Money, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';

/** The key that makes a repeated form one and the same wish: made when the form is rendered. */
export const keyField = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{16,64}$/, { error: 'invalid' });

/** A form that only names an order: received, undo. */
export const OrderForm = z.object({ orderId: idField('order') });

/** A field of one line: cleaned, at most so many characters (`too_long`). */
export const line = (max: number) =>
  z.string({ error: 'invalid' }).transform(plainLine).pipe(z.string().max(max, 'too_long'));

/** How a parcel travels: its carrier and its code there, each perhaps empty. */
export const parcelFields = { carrier: line(60).default(''), trackingCode: line(60).default('') };

/** The seller's form for a parcel that left. Carrier and code may be empty: not every parcel is tracked. */
export const MarkShippedForm = z.object({ orderId: idField('order'), ...parcelFields });

/** What `markShipped` takes. */
export type MarkShipped = z.output<typeof MarkShippedForm>;

/** The name of the field that asks how many units of a variant go back on the shelf. */
export const backField = (variantId: Id<'variant'>) => `back.${variantId}`;

/** The fields in which a seller says how much money goes back, and what goes back on the shelf. */
export const refundFields = {
  amount: z.string().default(''),
  currency: z.custom<Currency>(isCurrency, { error: 'invalid' }),
  reason: line(200).default(''),
};

/**
 * The seller's refund form. `much` says whether `all` that is left goes back or a `part`, whose `amount` is a typed decimal in
 * `currency`; each `backField` is a number of units (Arabic digits and a decimal comma are understood), and one left empty is
 * not chosen: see `RefundRequest`. Neither said is `how_much`: nothing goes back by a field that is empty.
 */
export const RefundForm = z
  .looseObject({
    ...{ orderId: idField('order'), key: keyField, ...refundFields },
    much: z.enum(['all', 'part'], { error: 'how_much' }),
  })
  .transform((form, context): RefundRequest => {
    const { orderId, reason, key } = form;
    const back = readBack(form, context);
    if (form.much === 'all') return { orderId, reason, key, back };
    const amount = readAmount(form);
    if (amount) return { orderId, reason, key, back, amount };
    context.addIssue({ code: 'custom', message: 'bad_amount', path: ['amount'] });
    return z.NEVER;
  });

/** The units typed into the `backField`s of a form, by variant; what is no number is an issue `bad_units` of its field. */
export function readBack(form: object, context: z.RefinementCtx): Record<Id<'variant'>, number> {
  const back: Record<Id<'variant'>, number> = {};
  for (const [name, typed] of Object.entries(form)) {
    if (!name.startsWith('back.') || isEmpty(typed)) continue;
    const [variantId, units] = [parseId('variant', name.slice('back.'.length)), unitsOf(typed)];
    if (variantId !== null && units !== null) back[variantId] = units;
    else context.addIssue({ code: 'custom', message: 'bad_units', path: [name] });
  }
  return back;
}

/** The amount typed into a form, more than nothing and as a card can be charged; null for anything else. */
export function readAmount({ amount: typed, currency }: { amount: string; currency: Currency }): Money | null {
  const amount = parseAmount(plainDecimal(asciiDigits(typed)) ?? '', currency);
  return amount && amount.amount > 0n && amount.amount % chargeStep(currency) === 0n ? amount : null;
}

const isEmpty = (typed: unknown) => typeof typed === 'string' && typed.trim() === '';

function unitsOf(typed: unknown): number | null {
  const digits = typeof typed === 'string' ? asciiDigits(typed).trim() : '';
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

/**
 * What `refundOrder` takes. `amount` is absent for all that is left. `back` are the units that go back on the shelf, by
 * variant; of a variant that it does not name all go back when everything is given back before a parcel left, else none.
 */
export type RefundRequest = {
  orderId: Id<'order'>;
  amount?: Money;
  reason: string;
  back?: Readonly<Record<Id<'variant'>, number>>;
  key: string;
};
