import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { operatorRole } from '@/db/schema/identity/operator';
import { person } from '@/db/schema/identity/person';
import { type OperatorRole, operatorRoles, type SystemActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/**
 * Gives the person with an address exactly these roles and takes back the others; a repetition changes nothing. Only whoever holds the
 * machine may: there is no page for it. Refuses with `not_found` an address nobody has, and with `email_unverified` one that its owner
 * has not proven, for then somebody else may have typed it.
 */
export async function nameOperator(
  actor: SystemActor,
  input: { email: string; roles: readonly OperatorRole[] },
): Promise<Result<null, 'not_found' | 'email_unverified'>> {
  return identityDb().transaction(async (tx) => {
    const [found] = await tx
      .select({ id: person.id, verified: sql<boolean>`${person.emailVerifiedAt} is not null` })
      .from(person)
      .where(and(eq(sql`lower(${person.email})`, input.email.trim().toLowerCase()), eq(person.state, 'active')))
      .for('update');
    if (!found) return refuse('not_found');
    if (input.roles.length > 0 && !found.verified) return refuse('email_unverified');
    const rows = await tx
      .select({ role: operatorRole.role })
      .from(operatorRole)
      .where(eq(operatorRole.personId, found.id));
    const had = rows.map(({ role }) => role);
    const given = operatorRoles.filter((role) => input.roles.includes(role) && !had.includes(role));
    const taken = had.filter((role) => !input.roles.includes(role));
    if (taken.length > 0) {
      await tx.delete(operatorRole).where(and(eq(operatorRole.personId, found.id), inArray(operatorRole.role, taken)));
      await audit(tx, actor, 'operator.revoke', found.id, { roles: taken.join(' ') });
    }
    if (given.length > 0) {
      await tx.insert(operatorRole).values(given.map((role) => ({ personId: found.id, role })));
      await audit(tx, actor, 'operator.grant', found.id, { roles: given.join(' ') });
    }
    return ok(null);
  });
}
