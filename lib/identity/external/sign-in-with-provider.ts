import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { emailField } from '@/lib/identity/accounts/schema';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { plainLine } from '@/lib/kernel/text';
import { linkOrOpen } from './link-or-open';
import type { ProviderProfile } from './model';

/**
 * Signs in whoever a provider vouches for: the person linked to that account, else one linked or opened now by
 * the rule of the model. Refuses with `link_refused` where an account here has the address but one of the two
 * sides has not proven it, and where the provider gives no address at all.
 */
export async function signInWithProvider(
  actor: Actor,
  told: ProviderProfile,
  visit: Visit,
): Promise<Result<{ sessionId: Id<'session'>; personId: Id<'person'> }, 'link_refused'>> {
  const email = emailField.safeParse(told.email ?? '');
  const profile = { ...told, email: email.success ? email.data : null, name: plainLine(told.name).slice(0, 80) };
  return identityDb().transaction(async (tx) => {
    // Two sign-ins at once with the same new account: the second waits and finds the first one's link.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${profile.provider}:${profile.subject}`}, 0))`,
    );
    const personId = await linkOrOpen(tx, actor, profile);
    if (personId === null) return refuse('link_refused');
    const replaces = actor.kind === 'person' ? actor.sessionId : null;
    const sessionId = await startSession(tx, { personId, method: profile.provider, visit, replaces });
    return ok({ sessionId, personId });
  });
}
