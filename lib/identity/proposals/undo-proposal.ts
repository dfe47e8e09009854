import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { isOperator, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { auditName } from '@/lib/platform/audit';

/** Why an approval is not taken back. */
export type UndoRefusal = 'not_found' | 'over' | 'too_late' | 'changed_since';

/**
 * Takes an approval back within a minute: everything is as it was before. For whoever proposed it and whoever approved it, without a
 * new proof, since a minute is short; twice is once. Refusals: `not_found`, `over` (never approved), `too_late`, `changed_since`
 * (something newer stands on it).
 */
export async function undoProposal(
  actor: PersonActor,
  { proposal }: { proposal: Id<'proposal'> },
): Promise<Result<null, UndoRefusal>> {
  if (!isOperator(actor)) return refuse('not_found');
  const [row] = await identityDb().execute<{ code: 'done' | 'again' | UndoRefusal }>(sql`
    select identity.undo_proposal(${auditName(actor)}, ${toUuid(actor.personId)}::uuid, ${toUuid(proposal)}::uuid) as code`);
  const code = row?.code ?? 'not_found';
  return code === 'done' || code === 'again' ? ok(null) : refuse(code);
}
