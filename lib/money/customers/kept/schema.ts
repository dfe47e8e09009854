import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { keptWording } from './model';

/** Her word to a shop: ticked or not, to the words as they are now. */
export const KeptForm = z.object({
  page: idField('page'),
  agreed: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
  wording: z.literal(String(keptWording), 'words_changed').transform(Number),
});

/** Somebody who came along, to be taken away. */
export const BroughtForm = z.object({
  page: idField('page'),
  restore: idField('restore'),
  no: z
    .string()
    .regex(/^\d{1,9}$/, 'not_found')
    .transform(Number),
});
