import { z } from 'zod';
import { proposalReason } from '@/lib/identity/proposals/schema';

/** The form that revokes a merchant's secret key that leaked: the key itself as it was found, and where. */
export const RevokeLeaked = z.strictObject({
  secret: z
    .string({ error: 'required' })
    .trim()
    .regex(/^sk_(?:test|live)_[A-Za-z0-9_-]{43}$/, { error: 'not_a_key' }),
  reason: proposalReason,
});
/** See there. */
export type RevokeLeaked = z.infer<typeof RevokeLeaked>;
