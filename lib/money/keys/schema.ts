import { z } from 'zod';
import { proposalReason } from '@/lib/identity/proposals/schema';
import { idField } from '@/lib/platform/id-field';
import { turnedKeys } from './model';

/** The form that proposes a new key; the proposal's id is made before the tap. */
export const ProposeTurn = z.strictObject({
  proposal: idField('proposal'),
  action: z.enum(turnedKeys, { error: 'required' }),
  reason: proposalReason,
});
/** See there. */
export type ProposeTurn = z.infer<typeof ProposeTurn>;
