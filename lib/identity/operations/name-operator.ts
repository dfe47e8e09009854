import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import type { SystemActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/**
 * Makes the person with an address an operator, or takes that back; a repetition changes nothing. Only whoever holds the machine
 * may: there is no page for it. Refuses with `not_found` an address nobody has, and with `email_unverified` one that its owner
 * has not proven, for then somebody else may have typed it.
 */
export async function nameOperator(
  actor: SystemActor,
  input: { email: string; operator: boolean },
): Promise<Result<null, 'not_found' | 'email_unverified'>> {
  return identityDb().transaction(async (tx) => {
    const [found] = await tx
      .select({
        id: person.id,
        verified: sql<boolean>`${person.emailVerifiedAt} is not null`,
        operator: person.operator,
      })
      .from(person)
      .where(and(eq(sql`lower(${person.email})`, input.email.trim().toLowerCase()), eq(person.state, 'active')))
      .for('update');
    if (!found) return refuse('not_found');
    if (input.operator && !found.verified) return refuse('email_unverified');
    if (found.operator === input.operator) return ok(null);
    await tx.update(person).set({ operator: input.operator }).where(eq(person.id, found.id));
    await audit(tx, actor, input.operator ? 'operator.grant' : 'operator.revoke', found.id);
    return ok(null);
  });
}
