import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';

/** The form that closes a page for good: its address, typed once more. Code: `address_mismatch`. */
export const ClosePage = z.strictObject({
  page: idField('page'),
  handle: z
    .string({ error: 'address_mismatch' })
    .max(100, { error: 'address_mismatch' })
    .transform((typed) => plainLine(typed).replace(/^[/@]/, '').toLowerCase()),
});
/** The page, and the handle that was typed as a confirmation, in lower case. */
export type ClosePage = z.infer<typeof ClosePage>;
