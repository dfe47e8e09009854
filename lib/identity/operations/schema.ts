import { z } from 'zod';

/** The form that gives a failed job another try. */
export const RetryJob = z.strictObject({ job: z.string().regex(/^\d{1,18}$/, { error: 'not_found' }) });
