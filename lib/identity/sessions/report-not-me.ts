import 'server-only';
import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { externalAccount, mailedToken, person } from '@/db/schema/identity/person';
import { passkey, session } from '@/db/schema/identity/session';
import { provenOwner } from '@/lib/identity/accounts/queries';
import type { Actor } from '@/lib/identity/actor/model';
import { type LiveToken, lockToken, spendToken } from '@/lib/identity/mailed-tokens/use-token';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import type { Visit } from './model';
import { endOtherSessions } from './start-session';

/**
 * *This was not me*, from a mail about a device or a change: ends every session of the account at once, closes every
 * way in that whoever it was may know or have made since, and has a reset link mailed. The mail may be two weeks old
 * and lie open on a screen somewhere, so whoever holds it gets nothing but that: no way in, and no word about the
 * account. Refusals: `link_over`, `too_many`.
 */
export async function reportNotMe(
  actor: Actor,
  input: { token: string },
  visit: Pick<Visit, 'network'>,
): Promise<Result<null, 'link_over' | 'too_many'>> {
  if (!(await allow('token-network', visit.network))) return refuse('too_many');
  return identityDb().transaction(async (tx) => {
    const token = await lockToken(tx, ['not-me'], input.token);
    if (token === null || token.sessionId === null) return refuse('link_over');
    const { personId, sessionId } = token;
    await spendToken(tx, token);
    await shutOut(tx, token);
    await giveBackAddress(tx, token);
    const count = await endOtherSessions(tx, personId, null);
    await enqueue(tx, 'identity:mail-reset', { payload: { person: personId } });
    await audit(tx, actor, 'session.not-me', personId, { session: sessionId, count });
    return ok(null);
  });
}

/**
 * The known password, links that were asked for, and what was added since that session began. A passkey or a linked
 * account from before stays: it is the owner's.
 */
async function shutOut(tx: IdentityTransaction, { personId, sessionId }: LiveToken): Promise<void> {
  // Links before the person, as everywhere: a change of address under way ends first, and is then undone.
  await tx.delete(mailedToken).where(and(eq(mailedToken.personId, personId), isNull(mailedToken.usedAt)));
  await tx.update(person).set({ passwordHash: null }).where(eq(person.id, personId));
  if (sessionId === null) return;
  const [began] = await tx.select({ at: session.createdAt }).from(session).where(eq(session.id, sessionId));
  if (!began) return;
  await tx.delete(passkey).where(and(eq(passkey.personId, personId), gte(passkey.createdAt, began.at)));
  await tx
    .delete(externalAccount)
    .where(and(eq(externalAccount.personId, personId), gte(externalAccount.createdAt, began.at)));
}

/** A change of address that went through after the mail is undone, or the reset link would go to who made it. */
async function giveBackAddress(tx: IdentityTransaction, { personId, email }: LiveToken): Promise<void> {
  if ((await provenOwner(tx, email)) !== null) return;
  await tx
    .update(person)
    .set({ email, emailVerifiedAt: sql`now()` })
    .where(and(eq(person.id, personId), sql`lower(${person.email}) <> lower(${email})`));
}
