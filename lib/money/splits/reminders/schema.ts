import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** Whether reminders of a group (no `memberId`), or of one person in it, are wanted. */
export const WantRemindersForm = z.object({
  groupId: idField('group'),
  memberId: z.union([z.literal('').transform(() => null), idField('member')]).default(null),
  wanted: z.enum(['yes', 'no'], 'invalid').transform((word) => word === 'yes'),
});

/** See `WantRemindersForm`. */
export type WantReminders = z.output<typeof WantRemindersForm>;
