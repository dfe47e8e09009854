import { z } from 'zod';
import { proposalReason } from '@/lib/identity/proposals/schema';
import { idField } from '@/lib/platform/id-field';

/** The form that proposes to release held money; the proposal's id is made before the tap. */
export const ProposeRelease = z.strictObject({
  proposal: idField('proposal'),
  decision: idField('decision'),
  reason: proposalReason,
});
/** See there. */
export type ProposeRelease = z.infer<typeof ProposeRelease>;

/** Answer of `identity.money_holds`. */
export const MoneyHolds = z.array(
  z.object({
    decision: z.uuid(),
    rule: z.string(),
    at: z.coerce.date(),
    page: z.uuid(),
    amountMinor: z.string(),
    currency: z.string(),
    until: z.coerce.date(),
  }),
);
