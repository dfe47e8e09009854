import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { refusedToOperate } from '@/lib/identity/operations/may-operate';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { auditName } from '@/lib/platform/audit';
import { type ProposalAction, proposalRoles } from './model';

/** What is to be done, about what, and why. The id is made before the tap, so that twice is once. */
export type Proposed = {
  readonly id: Id<'proposal'>;
  readonly action: ProposalAction;
  readonly subject: string;
  /** What the action needs, as JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly reason: string;
};

/** Why something is not proposed. */
export type ProposeRefusal = 'not_found' | 'prove' | 'own';

/**
 * Proposes something that another operator has to approve within seven days. For the role of the action; the audit line is written with it.
 * Refusals: `not_found` (not her role, or nothing there to be done), `prove` (not proven within ten minutes), `own` (it is about her own money).
 */
export async function propose(
  actor: PersonActor,
  { id, action, subject, payload, reason }: Proposed,
): Promise<Result<null, ProposeRefusal>> {
  const refused = await refusedToOperate(actor, proposalRoles[action]);
  if (refused) return refuse(refused);
  const [row] = await identityDb().execute<{ code: 'done' | 'again' | ProposeRefusal }>(sql`
    select identity.propose(${auditName(actor)}, ${toUuid(actor.personId)}::uuid, ${toUuid(actor.sessionId)}::uuid, ${toUuid(id)}::uuid, ${action}, ${subject},
      ${JSON.stringify(payload)}::jsonb, ${reason}) as code`);
  const code = row?.code ?? 'not_found';
  return code === 'done' || code === 'again' ? ok(null) : refuse(code);
}
