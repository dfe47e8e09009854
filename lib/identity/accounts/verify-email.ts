import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type LiveToken, lockToken, spendToken } from '@/lib/identity/mailed-tokens/use-token';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { emailKey } from './model';

type VerifyRefusal = 'link_over' | 'link_other_account' | 'email_taken' | 'too_many';

/**
 * Proves the address a mailed link was sent to: the one of sign-up, or a new one. Only its own account may use a
 * link, so nobody can have a stranger prove an address for her by sending the mail there.
 * Refusals: `link_over`, `link_other_account`, `email_taken` (proven by another account meanwhile), `too_many`.
 */
export async function verifyEmail(
  actor: PersonActor,
  input: { token: string },
): Promise<Result<{ email: string }, VerifyRefusal>> {
  if (!(await allow('prove-person', actor.personId))) return refuse('too_many');
  try {
    return await identityDb().transaction(async (tx) => {
      const token = await lockToken(tx, ['verify', 'change-email'], input.token);
      if (token === null || isStale(actor, token)) return refuse('link_over');
      if (token.personId !== actor.personId) return refuse('link_other_account');
      await spendToken(tx, token);
      await tx
        .update(person)
        .set({ email: token.email, emailVerifiedAt: sql`now()` })
        .where(eq(person.id, actor.personId));
      await audit(tx, actor, token.purpose === 'verify' ? 'email.verify' : 'email.change', actor.personId);
      return ok({ email: token.email });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'person_email_key')) return refuse('email_taken');
    throw error;
  }
}

/** A link to an address the account has since left proves nothing any more. */
function isStale(actor: PersonActor, token: LiveToken): boolean {
  return (
    token.purpose === 'verify' && token.personId === actor.personId && emailKey(token.email) !== emailKey(actor.email)
  );
}
