import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { challenge } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';
import { hashToken, newToken } from '@/lib/platform/tokens';

const grantSeconds = 60;

/**
 * A token that carries the actor's sign-in over to the other origin: once, within a minute. Whoever redeems it
 * gets this very session, so signing out ends both.
 */
export async function issueGrant(actor: PersonActor): Promise<string> {
  const token = newToken();
  await identityDb()
    .insert(challenge)
    .values({
      hash: hashToken(token),
      purpose: 'grant',
      personId: actor.personId,
      sessionId: actor.sessionId,
      expiresAt: sql`now() + make_interval(secs => ${grantSeconds})`,
    });
  return token;
}
