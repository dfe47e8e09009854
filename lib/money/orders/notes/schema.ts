import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { keyField } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';

/** The form of a note about an order. */
export const NoteForm = z.object({
  orderId: idField('order'),
  key: keyField,
  words: z.string().transform(plainText).pipe(z.string().min(1, 'required').max(2000, 'too_long')),
});

/** What `addNote` takes. */
export type AddNote = z.output<typeof NoteForm>;
