import { z } from 'zod';
import { type Currency, isCurrency, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { lineField, textField } from '@/lib/shop/ownership/schema';

/** What an owner says of her page when she asks that it be verified as a charity. */
export const AskCharity = z.strictObject({
  page: idField('page'),
  legalName: lineField(200),
  registration: lineField(60),
  country: z.string().regex(/^[A-Z]{2}$/, 'required'),
});
/** See the schema of the same name. */
export type AskCharity = z.output<typeof AskCharity>;

/** What a charity gathers for, as typed (Arabic digits are understood); empty for no goal. */
export const SetGoal = z
  .object({
    page: idField('page'),
    currency: z.custom<Currency>(isCurrency, 'invalid'),
    goal: z.string().max(40, 'bad_amount').default(''),
  })
  .transform(({ page, currency, goal }, context) => {
    if (goal.trim() === '') return { page, goal: null };
    const typed = parseAmount(plainDecimal(asciiDigits(goal)) ?? '', currency);
    if (typed && typed.amount > 0n) return { page, goal: typed };
    context.addIssue({ code: 'custom', message: 'bad_amount', path: ['goal'] });
    return z.NEVER;
  });
/** See the schema of the same name. */
export type SetGoal = z.output<typeof SetGoal>;

/** What an operator decides about a charity, and what she writes to its owner. Name, number and country are what she read. */
export const DecideCharity = z
  .strictObject({
    page: idField('page'),
    legalName: z.string().max(200),
    registration: z.string().max(60),
    country: z.string().max(2),
    verdict: z.enum(['verified', 'refused'], { error: 'required' }),
    statement: textField(1_000),
  })
  .refine(({ verdict, statement }) => verdict === 'verified' || statement !== '', {
    error: 'required',
    path: ['statement'],
  });
/** See the schema of the same name. */
export type DecideCharity = z.output<typeof DecideCharity>;

/** For which charity a shop asks: its handle, as typed or as its address ends; empty for none. */
export const ChooseCharity = z.strictObject({
  page: idField('page'),
  handle: z
    .string()
    .trim()
    .max(200, 'no_charity')
    .default('')
    .transform((typed) => typed.replace(/^@|^.*\//, '')),
});
/** See the schema of the same name. */
export type ChooseCharity = z.output<typeof ChooseCharity>;
