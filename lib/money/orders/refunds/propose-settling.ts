import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type ProposeRefusal, propose } from '@/lib/identity/proposals/propose';
import { toUuid } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import type { ProposeSettling } from './schema';

/**
 * Proposes to write down that a seller gave a buyer in another way what a bank had sent back: all that is owed of the order when it is proposed. Another
 * operator of money approves it, and a minute later it stands there. No money moves. Refusals: those of `propose`, `not_found` also where nothing is owed,
 * `own` for the buyer and for owners of the page.
 */
export function proposeSettling(
  actor: PersonActor,
  { proposal, orderId, reason }: ProposeSettling,
): Promise<Result<null, ProposeRefusal>> {
  return propose(actor, { id: proposal, action: 'refund.settle', subject: toUuid(orderId), payload: {}, reason });
}
