import { z } from 'zod';
import { type Currency, isCurrency, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { lineField, textField } from '@/lib/shop/ownership/schema';
import { daysLeft, daysMost, endOfDay, storyMost, titleMost } from './model';

const words = { title: lineField(titleMost), story: textField(storyMost) };
const counted = {
  currency: z.custom<Currency>(isCurrency, 'invalid'),
  goal: z.string().max(40, 'bad_amount').default(''),
};

/** A goal as typed (Arabic digits are understood); null for none, false for what is no amount. */
function goalOf(typed: string, currency: Currency) {
  if (typed.trim() === '') return null;
  const read = parseAmount(plainDecimal(asciiDigits(typed)) ?? '', currency);
  return read && read.amount > 0n ? read : false;
}

const until = z
  .string({ error: 'required' })
  .min(1, 'required')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'fundraiser_until')
  .refine((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)), 'fundraiser_until')
  .transform(endOfDay)
  .refine((at) => daysLeft(at, new Date()) >= 1 && daysLeft(at, new Date()) <= daysMost + 1, 'fundraiser_until');

/** What a person says when she makes one, under an id made before the tap. */
export const MakeFundraiser = z
  .strictObject({ id: idField('fundraiser'), page: idField('page'), ...words, ...counted, until })
  .transform(({ goal, ...said }, context) => readGoal(goal, said, context));
/** See the schema of the same name. */
export type MakeFundraiser = z.output<typeof MakeFundraiser>;

/** What she says in it from now on. */
export const ChangeFundraiser = z
  .strictObject({ id: idField('fundraiser'), ...words, ...counted })
  .transform(({ goal, ...said }, context) => readGoal(goal, said, context));
/** See the schema of the same name. */
export type ChangeFundraiser = z.output<typeof ChangeFundraiser>;

/** Which of hers is ended. */
export const EndFundraiser = z.strictObject({ id: idField('fundraiser') });

/** Which one the charity itself ends. */
export const EndForCharity = z.strictObject({ id: idField('fundraiser'), page: idField('page') });
/** See the schema of the same name. */
export type EndForCharity = z.output<typeof EndForCharity>;

function readGoal<Said extends { currency: Currency }>(typed: string, said: Said, context: z.RefinementCtx) {
  const goal = goalOf(typed, said.currency);
  if (goal !== false) return { ...said, goal };
  context.addIssue({ code: 'custom', message: 'bad_amount', path: ['goal'] });
  return z.NEVER;
}
