import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';

const country = z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, 'required');

/** A bank account of somebody else, before the provider is asked for its numbers. Its id is made with the form. */
export const NewRecipient = z.strictObject({
  recipientId: idField('recipient'),
  name: z
    .string({ error: 'required' })
    .max(1000, 'too_long')
    .transform(plainLine)
    .pipe(z.string().min(1, 'required').max(100, 'too_long')),
  country,
});
/** See the schema of the same name. */
export type NewRecipient = z.output<typeof NewRecipient>;

/** In which country her own bank account is. */
export const ReceiveForm = z.strictObject({ country });

/** A form that only names a recipient. */
export const RecipientForm = z.strictObject({ recipientId: idField('recipient') });

/** What is sealed of a recipient. */
export const RecipientParts = z.strictObject({ name: z.string() });
