import 'server-only';
import { and, eq } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { externalAccount, person } from '@/db/schema/identity/person';
import { passkey } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/**
 * Removes one of the actor's passkeys. Refusals: `prove`, `not_found`, `last_way_in` (she would have no way to
 * sign in: no password, no other passkey, no linked account, and no proven address to reset by).
 */
export async function removePasskey(
  actor: PersonActor,
  input: { passkey: Id<'passkey'> },
): Promise<Result<null, 'prove' | 'not_found' | 'last_way_in'>> {
  if (!(await hasFreshProof(actor))) return refuse('prove');
  return identityDb().transaction(async (tx) => {
    const owned = and(eq(passkey.id, input.passkey), eq(passkey.personId, actor.personId));
    const otherWays = await countOtherWays(tx, actor);
    const [found] = await tx.select({ id: passkey.id }).from(passkey).where(owned).for('update');
    if (!found) return refuse('not_found');
    if (otherWays === 0) return refuse('last_way_in');
    await tx.delete(passkey).where(owned);
    await audit(tx, actor, 'passkey.remove', actor.personId, { passkey: input.passkey });
    return ok(null);
  });
}

/** Ways in besides one passkey. The person's row is locked, so two removals at once cannot both be the last but one. */
async function countOtherWays(tx: IdentityTransaction, actor: PersonActor): Promise<number> {
  const [row] = await tx
    .select({ passwordHash: person.passwordHash, verifiedAt: person.emailVerifiedAt })
    .from(person)
    .where(eq(person.id, actor.personId))
    .for('update');
  const passkeys = await tx.$count(passkey, eq(passkey.personId, actor.personId));
  const linked = await tx.$count(externalAccount, eq(externalAccount.personId, actor.personId));
  const others = [row?.passwordHash ?? null, row?.verifiedAt ?? null].filter((way) => way !== null).length;
  return others + linked + passkeys - 1;
}
