import { z } from 'zod';

/** The form that has a provider's event worked again. */
export const ReplayEvent = z.strictObject({
  event: z.string().min(1, { error: 'not_found' }).max(255, { error: 'not_found' }),
});
