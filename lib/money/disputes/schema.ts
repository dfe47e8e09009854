import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { keyField } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';

/** Something to say about the dispute of an order. Codes: `required`, `too_long`. */
export const StatementForm = z.object({
  orderId: idField('order'),
  key: keyField,
  words: z
    .string({ error: 'required' })
    .max(20_000, 'too_long')
    .transform(plainText)
    .pipe(z.string().min(1, 'required').max(3_000, 'too_long')),
});

/** What `sayDispute` takes. */
export type StatementInput = z.output<typeof StatementForm>;

/** A form that only names the order. */
export const AnswerForm = z.object({ orderId: idField('order') });
