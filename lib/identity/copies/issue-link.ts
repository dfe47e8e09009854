import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { ownCopy } from '@/db/schema/identity/copy';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hasFreshProof } from '@/lib/identity/sessions/queries';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { linkMinutes } from './model';

/**
 * A token that opens the actor's finished copy: once, within ten minutes, in the session that asked for it. A newer one takes the
 * place of an earlier one. Refusals: `prove`; `not_found` when there is none, or another session asked for it.
 */
export async function issueLink(actor: PersonActor): Promise<Result<string, 'prove' | 'not_found'>> {
  if (!(await hasFreshProof(actor))) return refuse('prove');
  const token = newToken();
  const [found] = await identityDb()
    .update(ownCopy)
    .set({
      tokenHash: hashToken(token),
      tokenUntil: sql`least(now() + make_interval(mins => ${linkMinutes}), ${ownCopy.expiresAt})`,
    })
    .where(
      and(
        eq(ownCopy.personId, actor.personId),
        eq(ownCopy.sessionId, actor.sessionId),
        eq(ownCopy.state, 'ready'),
        sql`${ownCopy.expiresAt} > now()`,
      ),
    )
    .returning({ id: ownCopy.id });
  return found ? ok(token) : refuse('not_found');
}
