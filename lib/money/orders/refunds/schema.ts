import { z } from 'zod';
import { proposalReason } from '@/lib/identity/proposals/schema';
import { idField } from '@/lib/platform/id-field';

/** The form that proposes to write down that a refund was given in another way; the proposal's id is made before the tap. */
export const ProposeSettling = z.strictObject({
  proposal: idField('proposal'),
  orderId: idField('order'),
  reason: proposalReason,
});
/** See there. */
export type ProposeSettling = z.infer<typeof ProposeSettling>;
