import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { challenge, session } from '@/db/schema/identity/session';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken } from '@/lib/platform/tokens';

/** Redeems a grant for the session it stands for, once. Refuses with `link_over` whatever is unknown, used, old or ended. */
export async function redeemGrant(
  _actor: Actor,
  input: { token: string },
): Promise<Result<{ sessionId: Id<'session'> }, 'link_over'>> {
  if (!isToken(input.token)) return refuse('link_over');
  const live = identityDb()
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.id, challenge.sessionId), isNull(session.revokedAt), gt(session.expiresAt, sql`now()`)));
  const [spent] = await identityDb()
    .update(challenge)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(challenge.hash, hashToken(input.token)),
        eq(challenge.purpose, 'grant'),
        isNull(challenge.usedAt),
        gt(challenge.expiresAt, sql`now()`),
        sql`exists ${live}`,
      ),
    )
    .returning({ sessionId: challenge.sessionId });
  return spent?.sessionId ? ok({ sessionId: spent.sessionId }) : refuse('link_over');
}
