import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { ticks } from './model';

/** Which line of which order, and what of it is to be seen. */
export const PickForm = z.strictObject({
  line: idField('line'),
  inside: z.array(z.enum(ticks, { error: 'invalid' })).default([]),
});
