import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { bankProblems } from './bank/model';
import type { CardProblem } from './gateway';
import { makeOpenToken } from './make-open-token';
import type { PlacedOrder } from './place-order';
import { purchaseStatus } from './purchase-status';

const cardProblems: readonly string[] = [
  'declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'authentication_failed',
  'paypal_declined',
  ...bankProblems,
  'processing_error',
] satisfies CardProblem[];

/**
 * Answers a repeated tap with what the first one came to. `expired` covers everything that ended without
 * money: undone, timed out, sold out after the hold.
 */
export async function reportAttempt(
  actor: Actor,
  purchaseId: Id<'purchase'>,
): Promise<Result<PlacedOrder, CardProblem | 'expired' | 'sold_out'>> {
  const status = await purchaseStatus(actor, purchaseId);
  const order = status?.orders[0];
  if (!status || !order) return refuse('expired');
  const base = { purchaseId, orderId: order.id, openToken: makeOpenToken(purchaseId), payOrder: status.payOrder };
  switch (status.state) {
    case 'paying':
      return ok({ ...base, state: 'unknown' });
    case 'action':
      return status.actionUrl
        ? ok({ ...base, state: 'action', actionUrl: status.actionUrl })
        : ok({ ...base, state: 'unknown' });
    case 'authorized':
    case 'settling':
    case 'paid':
      return ok({ ...base, state: 'authorized', undoUntil: (status.undoUntil ?? new Date()).toISOString() });
    case 'declined':
      return refuse(isCardProblem(status.problem) ? status.problem : 'declined');
    case 'undone':
    case 'expired':
      return refuse(status.problem === 'sold_out' ? 'sold_out' : 'expired');
  }
}

function isCardProblem(problem: string | null): problem is CardProblem {
  return problem !== null && cardProblems.includes(problem);
}
