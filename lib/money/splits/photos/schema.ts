import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** Which expense of which group: what the address names that takes its photograph, and what the form sends that takes it away. */
export const ExpensePhotoForm = z.object({ groupId: idField('group'), expenseId: idField('expense') });
/** An expense and the group it is said to be of; whoever is given one checks that it is, and that the actor is in it. */
export type ExpensePhoto = z.output<typeof ExpensePhotoForm>;
