import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** Of which expense a photograph is. */
export const ExpensePhotoForm = z.object({ groupId: idField('group'), expenseId: idField('expense') });
/** See `ExpensePhotoForm`. */
export type ExpensePhoto = z.output<typeof ExpensePhotoForm>;
