import 'server-only';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import type { Actor } from '@/lib/identity/actor/model';
import { lockToken, spendToken } from '@/lib/identity/mailed-tokens/use-token';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import type { Visit } from './model';
import { endOtherSessions } from './start-session';

/**
 * *This was not me*, from a mail about a device or a change: ends every session of the account at once, and has a
 * reset link mailed to its address. The mail may be two weeks old and lie open on a screen somewhere, so whoever
 * holds it gets nothing but that: no way in, and no word about the account. Refusals: `link_over`, `too_many`.
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
    const count = await endOtherSessions(tx, personId, null);
    await enqueue(tx, 'identity:mail-reset', { payload: { person: personId } });
    await audit(tx, actor, 'session.not-me', personId, { session: sessionId, count });
    return ok(null);
  });
}
