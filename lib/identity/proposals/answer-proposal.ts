import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { refusedToOperate } from '@/lib/identity/operations/may-operate';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { auditName } from '@/lib/platform/audit';
import { proposalRoles } from './model';
import { actionOf } from './queries';
import type { AnswerProposal } from './schema';

/** Why a proposal is not decided. */
export type AnswerRefusal = 'not_found' | 'prove' | 'own_proposal' | 'over' | 'expired' | 'changed_since' | 'role_gone';

type Code = 'done' | 'again' | 'not_found' | 'prove' | 'own' | 'over' | 'expired' | 'changed_since' | 'role_gone';

/**
 * Approves a proposal, which carries it out in the same transaction, or refuses it. For the role of its action; the same answer
 * again changes nothing. Refusals: `not_found` (not her role, or no such proposal), `prove`, `own_proposal` (the table holds it too; also what is about her own money), `over`
 * (decided otherwise, or withdrawn), `expired`, `role_gone` (whoever proposed it is no longer of its role), `changed_since` (what it is about is no longer as it was when it was proposed).
 */
export async function answerProposal(
  actor: PersonActor,
  { proposal, verdict }: AnswerProposal,
): Promise<Result<null, AnswerRefusal>> {
  const action = await actionOf(actor, proposal);
  if (!action) return refuse('not_found');
  const refused = await refusedToOperate(actor, proposalRoles[action]);
  if (refused) return refuse(refused);
  const [row] = await identityDb().execute<{ code: Code }>(sql`
    select identity.answer_proposal(${auditName(actor)}, ${toUuid(actor.personId)}::uuid, ${toUuid(actor.sessionId)}::uuid,
      ${toUuid(proposal)}::uuid, ${verdict}) as code`);
  const code = row?.code ?? 'not_found';
  if (code === 'done' || code === 'again') return ok(null);
  return refuse(code === 'own' ? 'own_proposal' : code);
}
