import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { isOperator, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { auditName } from '@/lib/platform/audit';

/** Withdraws a proposal of one's own; twice is once. Refusals: `not_found` (not hers, or no operator), `over` (decided already). */
export async function withdrawProposal(
  actor: PersonActor,
  { proposal }: { proposal: Id<'proposal'> },
): Promise<Result<null, 'not_found' | 'over'>> {
  if (!isOperator(actor)) return refuse('not_found');
  const [row] = await identityDb().execute<{ code: 'done' | 'again' | 'not_found' | 'over' }>(sql`
    select identity.withdraw_proposal(${auditName(actor)}, ${toUuid(actor.personId)}::uuid, ${toUuid(proposal)}::uuid) as code`);
  const code = row?.code ?? 'not_found';
  return code === 'done' || code === 'again' ? ok(null) : refuse(code);
}
