import { z } from 'zod';
import { plainLine, plainText } from '@/lib/kernel/text';
import { keyField } from '@/lib/money/orders/schema';
import { currencyField } from '@/lib/money/splits/groups/schema';
import { idField, uuidField } from '@/lib/platform/id-field';
import { expenseNoteMost, expenseTitleMost, type Fields } from './model';

const Head = z.object({
  key: keyField,
  groupId: idField('group'),
  /** Which one is changed, and what it was then; neither for a new one. */
  expenseId: z.union([z.literal('').transform(() => null), idField('expense')]).default(null),
  version: z.coerce.number({ error: 'invalid' }).int('invalid').min(0, 'invalid').max(100_000, 'invalid').default(0),
  currency: currencyField,
  title: z
    .string({ error: 'required' })
    .max(2_000, 'too_long')
    .transform(plainLine)
    .pipe(z.string().min(1, 'required').max(expenseTitleMost, 'too_long')),
  note: z
    .string({ error: 'invalid' })
    .max(5_000, 'too_long')
    .default('')
    .transform(plainText)
    .pipe(z.string().max(expenseNoteMost, 'too_long')),
  day: z.iso.date('bad_day').refine((day) => day >= '1970-01-01' && day <= '2100-01-01', 'bad_day'),
});

/** An expense, new or changed. Its numbers are read once the group is known (`reckon`), so they stay as they were sent: `fields`. */
export const ExpenseForm = z.record(z.string(), z.unknown()).transform((raw, context) => {
  const head = Head.safeParse(raw);
  for (const { path, message } of head.error?.issues ?? [])
    context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  if (!head.success) return z.NEVER;
  const fields: Fields = raw;
  return { ...head.data, fields };
});

/** That an expense is taken away, as it was then. */
export const RemoveExpenseForm = z.object({
  key: keyField,
  groupId: idField('group'),
  expenseId: idField('expense'),
  version: z.coerce.number({ error: 'invalid' }).int('invalid').min(1, 'invalid'),
});

/** See the schemas of the same names. */
export type WriteExpense = z.output<typeof ExpenseForm>;
/** See `WriteExpense`. */
export type RemoveExpense = z.output<typeof RemoveExpenseForm>;

/** What the database answers to what was written. */
export const Written = z.object({
  result: z.enum(['done', 'replay', 'moved', 'changed', 'left', 'not_found']),
  expense: uuidField('expense').optional(),
  turn: z.number().int().optional(),
});

/** What is sealed of a version. Amounts are minor units as digits; who had an item by the ids of members. */
export const Words = z.object({
  title: z.string(),
  note: z.string(),
  items: z.array(
    z.object({ name: z.string(), amount: z.string().regex(/^\d+$/).transform(BigInt), by: z.array(z.string()) }),
  ),
});
