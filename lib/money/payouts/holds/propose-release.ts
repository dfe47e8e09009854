import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type ProposeRefusal, propose } from '@/lib/identity/proposals/propose';
import { toUuid } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import type { ProposeRelease } from './schema';

/**
 * Proposes that money which a decision holds is released before its time; another operator of money approves it, and a minute later it is.
 * Refusals: those of `propose`, `not_found` also where nothing is held any more, `own` for who works on the page.
 */
export function proposeRelease(
  actor: PersonActor,
  { proposal, decision, reason }: ProposeRelease,
): Promise<Result<null, ProposeRefusal>> {
  const subject = toUuid(decision);
  return propose(actor, { id: proposal, action: 'payout.release', subject, payload: {}, reason });
}
