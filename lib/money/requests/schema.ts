import { z } from 'zod';
import { parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainText } from '@/lib/kernel/text';
import { currencyField } from '@/lib/money/splits/groups/schema';
import { idField } from '@/lib/platform/id-field';
import { reasonMost } from './model';

/** Of whom what is asked, and why; its id is made when the form is drawn. Codes `bad_amount` and `number_unclear` beside `amount`. */
export const AskPaymentForm = z
  .object({
    requestId: idField('request'),
    handle: z.string({ error: 'required' }).min(1, 'required').max(60, 'invalid'),
    currency: currencyField,
    amount: z.string({ error: 'required' }).max(40, 'bad_amount'),
    reason: z
      .string({ error: 'required' })
      .max(5_000, 'too_long')
      .transform(plainText)
      .pipe(z.string().min(1, 'required').max(reasonMost, 'too_long')),
  })
  .transform((form, context) => {
    const plain = plainDecimal(asciiDigits(form.amount));
    const amount = plain === null ? null : parseAmount(plain, form.currency);
    if (amount && amount.amount > 0n) return { ...form, amount: amount.amount };
    const message = plain === null ? 'number_unclear' : 'bad_amount';
    context.addIssue({ code: 'custom', message, path: ['amount'] });
    return z.NEVER;
  });

/** A form that only names a request. */
export const RequestForm = z.object({ requestId: idField('request') });

/** What is done about a request. */
export const AnswerRequestForm = z.object({
  requestId: idField('request'),
  answer: z.enum(['declined', 'canceled', 'paid', 'reminded'], 'invalid'),
});

/** See the schemas of the same names. */
export type AskPayment = z.output<typeof AskPaymentForm>;
/** See `AskPayment`. */
export type AnswerRequest = z.output<typeof AnswerRequestForm>;

/** What the database answers to one that asks. */
export const Asked = z.object({
  result: z.enum(['done', 'replay', 'mismatch', 'not_found', 'too_many']),
  mark: z.uuid().nullish(),
  sealed: z.string().nullish(),
});

/** What is sealed of a request. */
export const Reason = z.object({ reason: z.string() });
