import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { keyField } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';

const words = z
  .string({ error: 'required' })
  .max(20_000, 'too_long')
  .transform(plainText)
  .pipe(z.string().max(3_000, 'too_long'));

/** Something to say about the dispute of an order. Codes: `required`, `too_long`. */
export const StatementForm = z.object({
  orderId: idField('order'),
  key: keyField,
  words: words.pipe(z.string().min(1, 'required')),
});

/** What `sayDispute` takes. */
export type StatementInput = z.output<typeof StatementForm>;

/** What a seller says, and whether the answer is sent with it: then there may be nothing more to say. Codes as above. */
export const SellerStatementForm = StatementForm.extend({ words, send: z.literal('yes').optional() }).refine(
  ({ words: said, send }) => said !== '' || send === 'yes',
  { path: ['words'], error: 'required' },
);
