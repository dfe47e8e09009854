import { z } from 'zod';

/** What is read again of a stored proof: what did not add up. */
export const ProofReport = z.object({
  differences: z
    .array(z.object({ kind: z.string(), subject: z.string(), expected: z.string(), found: z.string() }))
    .default([]),
});
