import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type ProposeRefusal, propose } from '@/lib/identity/proposals/propose';
import type { Result } from '@/lib/kernel/result';
import type { ProposeTurn } from './schema';

/**
 * Proposes a new key; another operator of keys approves it, and a minute later the worker makes it. Refusals: those of `propose`.
 */
export function proposeTurn(
  actor: PersonActor,
  { proposal, action, reason }: ProposeTurn,
): Promise<Result<null, ProposeRefusal>> {
  const subject = action === 'key.receipts' ? 'receipts' : 'vault';
  return propose(actor, { id: proposal, action, subject, payload: {}, reason });
}
