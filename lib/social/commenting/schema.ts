import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { regardedField } from '../liking/schema';

/** The longest comment. */
export const wordsMax = 1000;

/** Say something of a thing, or answer a comment on it. */
export const Say = z.strictObject({
  on: regardedField,
  answer: z
    .union([z.literal(''), idField('comment')])
    .optional()
    .transform((id) => id || null),
  key: z.string().min(16, 'invalid').max(64, 'invalid'),
  words: z
    .string({ error: 'required' })
    .max(wordsMax * 4, 'too_long')
    .transform(plainText)
    .pipe(z.string().min(1, 'required').max(wordsMax, 'too_long')),
});
/** A thing, what is answered of it (null for the thing itself), the key of the form, and the words. */
export type Say = z.output<typeof Say>;

/** Take a comment away. */
export const DeleteComment = z.strictObject({ comment: idField('comment') });
/** A comment by its id. */
export type DeleteComment = z.infer<typeof DeleteComment>;
