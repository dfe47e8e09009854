import { z } from 'zod';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, chargeStep, isCurrency, type Money, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';

/** The key that makes a repeated form one and the same wish: made when the form is rendered. */
export const keyField = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{16,64}$/, { error: 'invalid' });

/** A form that only names an order: received, undo. */
export const OrderForm = z.object({ orderId: idField('order') });

const line = (max: number) => z.string({ error: 'invalid' }).transform(plainLine).pipe(z.string().max(max, 'too_long'));

/** The seller's form for a parcel that left. Carrier and code may be empty: not every parcel is tracked. */
export const MarkShippedForm = z.object({
  orderId: idField('order'),
  carrier: line(60).default(''),
  trackingCode: line(60).default(''),
});

/** What `markShipped` takes. */
export type MarkShipped = z.output<typeof MarkShippedForm>;

/**
 * The seller's refund form. `amount` is a typed decimal in `currency` (Arabic digits are understood); empty
 * means everything that is left. `restock` is a checkbox.
 */
export const RefundForm = z
  .object({
    orderId: idField('order'),
    amount: z.string().default(''),
    currency: z.custom<Currency>(isCurrency, { error: 'invalid' }),
    reason: line(200).default(''),
    restock: z
      .string()
      .optional()
      .transform((box) => box !== undefined && box !== ''),
    key: keyField,
  })
  .transform((form, context): RefundRequest => {
    const { orderId, reason, restock, key } = form;
    const typed = asciiDigits(form.amount).trim();
    if (typed === '') return { orderId, reason, restock, key };
    const amount = parseAmount(typed, form.currency);
    const chargeable = amount && amount.amount > 0n && amount.amount % chargeStep(amount.currency) === 0n;
    if (chargeable) return { orderId, reason, restock, key, amount };
    context.addIssue({ code: 'custom', message: 'bad_amount', path: ['amount'] });
    return z.NEVER;
  });

/** What `refundOrder` takes; `amount` is absent for all that is left. */
export type RefundRequest = {
  orderId: Id<'order'>;
  amount?: Money;
  reason: string;
  restock: boolean;
  key: string;
};
