import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** Gives the catalogue addresses for machines, or takes them away. */
export const SwitchFeeds = z.strictObject({ page: idField('page'), feeds: z.enum(['on', 'off']) });
/** `on` gives them. */
export type SwitchFeeds = z.infer<typeof SwitchFeeds>;
