import { z } from 'zod';
import { parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { currencyField } from '@/lib/money/splits/groups/schema';
import { amountMost } from '@/lib/money/splits/model';
import { idField } from '@/lib/platform/id-field';

/** That one member paid another, or is let off; its id is made when the form is drawn. Codes `bad_amount`, `amount_most` and `number_unclear` beside `amount`. */
export const SayRepaidForm = z
  .object({
    groupId: idField('group'),
    repaymentId: idField('repayment'),
    from: idField('member'),
    to: idField('member'),
    way: z.enum(['otherwise', 'forgiven'], 'invalid'),
    currency: currencyField,
    amount: z.string({ error: 'required' }).max(40, 'bad_amount'),
  })
  .transform((form, context) => {
    const plain = plainDecimal(asciiDigits(form.amount));
    const amount = plain === null ? null : parseAmount(plain, form.currency);
    const most = amountMost(form.currency);
    if (amount && amount.amount > 0n && amount.amount <= most) return { ...form, amount: amount.amount };
    const fault = amount && amount.amount > most ? 'amount_most' : 'bad_amount';
    const message = plain === null ? 'number_unclear' : fault;
    context.addIssue({ code: 'custom', message, path: ['amount'] });
    return z.NEVER;
  });

/** A debt of the actor's that she pays from her wallet: to whom, in which currency; how much follows from the group. */
export const PayDebtForm = z.object({
  groupId: idField('group'),
  memberId: idField('member'),
  currency: currencyField,
});

/** What is said to a repayment that waits. */
export const AnswerRepaidForm = z.object({
  groupId: idField('group'),
  repaymentId: idField('repayment'),
  answer: z.enum(['confirmed', 'denied', 'taken_back'], 'invalid'),
});

/** See the schemas of the same names. */
export type SayRepaid = z.output<typeof SayRepaidForm>;
/** See `SayRepaid`. */
export type PayDebt = z.output<typeof PayDebtForm>;
/** See `SayRepaid`. */
export type AnswerRepaid = z.output<typeof AnswerRepaidForm>;
