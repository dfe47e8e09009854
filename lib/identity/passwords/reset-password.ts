import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { externalAccount, mailedToken, person, profile } from '@/db/schema/identity/person';
import { passkey } from '@/db/schema/identity/session';
import { emailKey } from '@/lib/identity/accounts/model';
import type { Actor } from '@/lib/identity/actor/model';
import { isLiveToken, type LiveToken, lockToken, spendToken } from '@/lib/identity/mailed-tokens/use-token';
import type { Visit } from '@/lib/identity/sessions/model';
import { endOtherSessions, startSession } from '@/lib/identity/sessions/start-session';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow, forget } from '@/lib/platform/rate-limit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { hashPassword } from './gateway';
import { type PasswordProblem, passwordProblem } from './model';
import type { ResetPassword } from './schema';

type ResetRefusal = PasswordProblem | 'link_over' | 'too_many';

/**
 * Sets a new password by a mailed token, once, within 30 minutes; ends every session, voids other links, and
 * signs in here. Reading the mail proves the address too, so an account that nobody had proven loses its
 * passkeys and linked accounts: whoever made it may not have owned the address.
 * Refusals: the password rule's codes, `link_over`, `too_many`. A refused password spends nothing.
 */
export async function resetPassword(
  actor: Actor,
  input: ResetPassword,
  visit: Visit,
): Promise<Result<{ sessionId: Id<'session'> }, ResetRefusal>> {
  if (!(await allow('token-network', visit.network))) return refuse('too_many');
  if (!(await isLiveToken(['reset'], input.token))) return refuse('link_over');
  const passwordHash = await hashPassword(input.password);
  try {
    const reset = await identityDb().transaction((tx) => resetWithin(tx, actor, input, visit, passwordHash));
    if (reset.ok) await forgetTries(reset.value.email);
    return reset;
  } catch (error) {
    // Somebody else proved the same address between the mail and now; the link is worth nothing then.
    if (isUniqueViolation(error, 'person_email_key')) return refuse('link_over');
    throw error;
  }
}

async function resetWithin(
  tx: IdentityTransaction,
  actor: Actor,
  input: ResetPassword,
  visit: Visit,
  passwordHash: string,
): Promise<Result<{ sessionId: Id<'session'>; email: string }, ResetRefusal>> {
  const token = await lockToken(tx, ['reset'], input.token);
  if (token === null) return refuse('link_over');
  const owner = await findOwner(tx, token);
  if (owner === null) return refuse('link_over');
  const hasPasskey = owner.verified && owner.passkeys > 0;
  const problem = passwordProblem(input.password, { ...owner, hasPasskey });
  if (problem) return refuse(problem, 'password');
  await spendToken(tx, token);
  await tx.delete(mailedToken).where(and(eq(mailedToken.personId, token.personId), sql`${mailedToken.usedAt} is null`));
  await tx
    .update(person)
    .set({ passwordHash, emailVerifiedAt: sql`coalesce(${person.emailVerifiedAt}, now())` })
    .where(eq(person.id, token.personId));
  if (!owner.verified) await dropOtherWaysIn(tx, token.personId);
  await endOtherSessions(tx, token.personId, null);
  const replaces = actor.kind === 'person' ? actor.sessionId : null;
  const sessionId = await startSession(tx, { personId: token.personId, method: 'reset', visit, replaces });
  await enqueue(tx, 'identity:mail-notice', { payload: { person: token.personId, notice: 'password' } });
  await audit(tx, actor, 'password.reset', token.personId);
  return ok({ sessionId, email: token.email });
}

async function forgetTries(email: string): Promise<void> {
  await Promise.all([forget('sign-in-account', emailKey(email)), forget('sign-in-account-month', emailKey(email))]);
}

async function dropOtherWaysIn(tx: IdentityTransaction, personId: Id<'person'>): Promise<void> {
  await tx.delete(passkey).where(eq(passkey.personId, personId));
  await tx.delete(externalAccount).where(eq(externalAccount.personId, personId));
}

async function findOwner(tx: IdentityTransaction, token: LiveToken) {
  const [row] = await tx
    .select({
      email: person.email,
      verifiedAt: person.emailVerifiedAt,
      handle: profile.handle,
      name: profile.name,
      passkeys: tx.$count(passkey, eq(passkey.personId, person.id)),
    })
    .from(person)
    .innerJoin(profile, eq(profile.personId, person.id))
    .where(eq(person.id, token.personId))
    .for('update');
  // An address changed since the mail went out is not the one the link was sent to.
  if (!row || emailKey(row.email) !== emailKey(token.email)) return null;
  return { ...row, verified: row.verifiedAt !== null };
}
