import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { caseKinds, remedies } from './model';

const words = z
  .string({ error: 'required' })
  .max(8_000, 'too_long')
  .transform(plainText)
  .pipe(z.string().min(1, 'required').max(2_000, 'too_long'));

/** What is wrong with which transfer, in her words. */
export const NewCase = z.strictObject({
  transferId: idField('transfer'),
  kind: z.enum(caseKinds, { error: 'required' }),
  words,
});
/** See the schema of the same name. */
export type NewCase = z.output<typeof NewCase>;

/** What an operator found, and what follows. */
export const DecideCase = z.strictObject({
  caseId: idField('transferCase'),
  remedy: z.enum(remedies, { error: 'required' }),
  reason: words,
});
/** See the schema of the same name. */
export type DecideCase = z.output<typeof DecideCase>;

/** What is sealed of a case. */
export const CaseWords = z.strictObject({ words: z.string() });
