import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { challenge } from '@/db/schema/identity/session';
import type { Id } from '@/lib/kernel/ids';
import { hashToken } from '@/lib/platform/tokens';
import { type ChallengePurpose, challengeSeconds } from './model';

/** Remembers (as a hash) a challenge that was handed to a browser, and for whom, when that is known. */
export async function issueChallenge(
  raw: string,
  purpose: ChallengePurpose,
  bound: { personId?: Id<'person'>; sessionId?: Id<'session'> } = {},
): Promise<void> {
  await identityDb()
    .insert(challenge)
    .values({
      hash: hashToken(raw),
      purpose,
      personId: bound.personId ?? null,
      sessionId: bound.sessionId ?? null,
      expiresAt: sql`now() + make_interval(secs => ${challengeSeconds})`,
    });
}
