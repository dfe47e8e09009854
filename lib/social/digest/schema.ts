import { z } from 'zod';

/** The token of a mail that switches its digest off. */
export const StopDigest = z.strictObject({ token: z.string().max(100) });
/** A token, of whatever form. */
export type StopDigest = z.infer<typeof StopDigest>;
