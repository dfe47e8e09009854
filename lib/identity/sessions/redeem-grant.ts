import 'server-only';
import { and, eq, exists, gt, isNull, or, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { challenge, session } from '@/db/schema/identity/session';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken } from '@/lib/platform/tokens';

/**
 * Redeems a grant, once, with the state it was asked with; answers the session it carries, null for a guest's.
 * Refuses with `link_over` whatever is unknown, used, old, asked for elsewhere, or of a session that has ended.
 */
export async function redeemGrant(
  _actor: Actor,
  input: { token: string; state: string },
): Promise<Result<{ sessionId: Id<'session'> | null }, 'link_over'>> {
  if (!isToken(input.token) || !isToken(input.state)) return refuse('link_over');
  const live = identityDb()
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.id, challenge.sessionId), isNull(session.revokedAt), gt(session.expiresAt, sql`now()`)));
  const [spent] = await identityDb()
    .update(challenge)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(challenge.hash, hashToken(`${input.token}.${input.state}`)),
        eq(challenge.purpose, 'grant'),
        isNull(challenge.usedAt),
        gt(challenge.expiresAt, sql`now()`),
        or(isNull(challenge.sessionId), exists(live)),
      ),
    )
    .returning({ sessionId: challenge.sessionId });
  return spent ? ok(spent) : refuse('link_over');
}
