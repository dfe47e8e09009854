import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { challenge } from '@/db/schema/identity/session';
import type { Id } from '@/lib/kernel/ids';
import { hashToken } from '@/lib/platform/tokens';
import { type ChallengePurpose, challengeOf } from './model';

/** A challenge that was ours, alive and unused, and no longer is. */
export type SpentChallenge = { raw: string; personId: Id<'person'> | null; sessionId: Id<'session'> | null };

/**
 * Spends the challenge an answer names, before the answer is looked at: a wrong answer costs its challenge too.
 * Null for unknown, used and old ones, and for those of another purpose.
 */
export async function spendChallenge(
  clientDataJson: string,
  purpose: ChallengePurpose,
): Promise<SpentChallenge | null> {
  const raw = challengeOf(clientDataJson);
  if (raw === null) return null;
  const [spent] = await identityDb()
    .update(challenge)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(challenge.hash, hashToken(raw)),
        eq(challenge.purpose, purpose),
        isNull(challenge.usedAt),
        gt(challenge.expiresAt, sql`now()`),
      ),
    )
    .returning({ personId: challenge.personId, sessionId: challenge.sessionId });
  return spent ? { raw, ...spent } : null;
}
