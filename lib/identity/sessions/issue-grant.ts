import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { challenge } from '@/db/schema/identity/session';
import type { Actor } from '@/lib/identity/actor/model';
import { hashToken, newToken } from '@/lib/platform/tokens';

const grantSeconds = 60;

/**
 * A token that carries an actor over to the other origin: once, within a minute, and only into the browser that
 * asked there with `state`. A person takes this very session along, so signing out ends both.
 */
export async function issueGrant(actor: Actor, state: string): Promise<string> {
  const token = newToken();
  const person = actor.kind === 'person' ? actor : null;
  await identityDb()
    .insert(challenge)
    .values({
      hash: hashToken(`${token}.${state}`),
      purpose: 'grant',
      personId: person?.personId ?? null,
      sessionId: person?.sessionId ?? null,
      expiresAt: sql`now() + make_interval(secs => ${grantSeconds})`,
    });
  return token;
}
