import 'server-only';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import type { PersonActor } from '@/lib/identity/actor/model';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import { emailKey } from './model';

/**
 * Starts a change of the actor's address: nothing changes until the new one is proven by the link mailed to it.
 * Answers alike for addresses of other accounts; the present address is told. Refusals: `prove`, `same_email`, `too_many`.
 */
export async function requestEmailChange(
  actor: PersonActor,
  input: { email: string },
): Promise<Result<null, 'prove' | 'same_email' | 'too_many'>> {
  if (emailKey(input.email) === emailKey(actor.email)) return refuse('same_email', 'email');
  if (!(await hasFreshProof(actor))) return refuse('prove');
  if (!(await allow('mail-person', actor.personId))) return refuse('too_many');
  return identityDb().transaction(async (tx) => {
    // The worker replaces this token by the one it mails: a job's payload carries no secret and no address.
    await issueToken(tx, { purpose: 'change-email', personId: actor.personId, email: input.email });
    await enqueue(tx, 'identity:mail-change-email', { payload: { person: actor.personId } });
    await enqueue(tx, 'identity:mail-notice', {
      payload: { person: actor.personId, notice: 'email', session: actor.sessionId },
    });
    await audit(tx, actor, 'email.request', actor.personId);
    return ok(null);
  });
}
