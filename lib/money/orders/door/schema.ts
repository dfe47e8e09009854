import { z } from 'zod';
import { isCurrency } from '@/lib/kernel/money';
import { plainText } from '@/lib/kernel/text';
import { keyField, readAmount } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';
import { noShowReasons } from './model';

/** Answer of `money.door_standing`. */
export const StandingRow = z.object({ open: z.number(), until: z.string().nullable() });

/** That nobody took an order, and why. */
export const NotTakenForm = z.object({
  orderId: idField('order'),
  reason: z.enum(noShowReasons, { error: 'required' }),
});

/** What `markNotTaken` takes. */
export type NotTaken = z.output<typeof NotTakenForm>;

/** What a buyer says against it. */
export const ContestForm = z.object({
  orderId: idField('order'),
  words: z
    .string({ error: 'required' })
    .transform(plainText)
    .pipe(z.string().min(1, 'required').max(1_000, 'too_long')),
});

/** What `contestNoShow` takes. */
export type Contest = z.output<typeof ContestForm>;

/** Cash that was given back, as a typed decimal in the order's currency. */
export const CashBackForm = z
  .object({
    ...{ orderId: idField('order'), key: keyField, amount: z.string({ error: 'required' }) },
    currency: z.custom<Parameters<typeof readAmount>[0]['currency']>(isCurrency, { error: 'invalid' }),
  })
  .transform(({ orderId, key, ...typed }, context) => {
    const amount = readAmount(typed);
    if (amount) return { orderId, key, amount };
    context.addIssue({ code: 'custom', message: 'bad_amount', path: ['amount'] });
    return z.NEVER;
  });

/** What `noteCashBack` takes. */
export type CashBack = z.output<typeof CashBackForm>;
