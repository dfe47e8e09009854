import { z } from 'zod';

/**
 * Where a page of the audit goes on, as its own links write it. Everything else is null, the newest page, also an
 * instant that only JavaScript knows: the database has neither a year 0 nor one of six digits.
 */
export const AuditBefore = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .refine((instant) => instant.getUTCFullYear() > 0)
  .nullable()
  .catch(null);

/** The form that gives a failed job another try. */
export const RetryJob = z.strictObject({ job: z.string().regex(/^\d{1,18}$/, { error: 'not_found' }) });
