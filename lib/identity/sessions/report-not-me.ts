import 'server-only';
import { identityDb } from '@/db/client/identity';
import type { Actor } from '@/lib/identity/actor/model';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import { lockToken, spendToken } from '@/lib/identity/mailed-tokens/use-token';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import type { Visit } from './model';
import { endSessions } from './start-session';

/**
 * *This was not me*, from the mail about a new device: ends that session at once and answers a reset token, for
 * whoever reads the owner's mail may reset her password anyway. Refusals: `link_over`, `too_many`.
 */
export async function reportNotMe(
  actor: Actor,
  input: { token: string },
  visit: Pick<Visit, 'network'>,
): Promise<Result<{ resetToken: string }, 'link_over' | 'too_many'>> {
  if (!(await allow('token-network', visit.network))) return refuse('too_many');
  return identityDb().transaction(async (tx) => {
    const token = await lockToken(tx, ['not-me'], input.token);
    if (token === null || token.sessionId === null) return refuse('link_over');
    await spendToken(tx, token);
    await endSessions(tx, token.personId, [token.sessionId]);
    await audit(tx, actor, 'session.not-me', token.personId, { session: token.sessionId });
    const { personId, email } = token;
    return ok({ resetToken: await issueToken(tx, { purpose: 'reset', personId, email }) });
  });
}
