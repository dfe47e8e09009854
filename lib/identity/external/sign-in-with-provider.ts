import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { externalAccount, person } from '@/db/schema/identity/person';
import { createPerson } from '@/lib/identity/accounts/create-person';
import { emailKey, nameFromEmail } from '@/lib/identity/accounts/model';
import { emailField } from '@/lib/identity/accounts/schema';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { startSession } from '@/lib/identity/sessions/start-session';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { plainLine } from '@/lib/kernel/text';
import { audit } from '@/lib/platform/audit';
import { decideLink, type ProviderProfile } from './model';

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
    const personId = (await findLinked(tx, profile)) ?? (await linkOrOpen(tx, actor, profile));
    if (personId === null) return refuse('link_refused');
    const replaces = actor.kind === 'person' ? actor.sessionId : null;
    const sessionId = await startSession(tx, { personId, method: profile.provider, visit, replaces });
    return ok({ sessionId, personId });
  });
}

async function findLinked(tx: IdentityTransaction, profile: ProviderProfile): Promise<Id<'person'> | null> {
  const [row] = await tx
    .select({ personId: externalAccount.personId })
    .from(externalAccount)
    .innerJoin(person, and(eq(person.id, externalAccount.personId), eq(person.state, 'active')))
    .where(and(eq(externalAccount.provider, profile.provider), eq(externalAccount.subject, profile.subject)));
  return row?.personId ?? null;
}

async function linkOrOpen(
  tx: IdentityTransaction,
  actor: Actor,
  profile: ProviderProfile,
): Promise<Id<'person'> | null> {
  const owner = profile.email === null ? null : await findOwner(tx, profile.email);
  const decision = decideLink(profile, owner !== null);
  if (decision === 'refuse' || profile.email === null) return null;
  const personId = owner ?? newId('person');
  if (decision !== 'link') {
    const { email } = profile;
    const verified = decision === 'open-verified';
    const name = profile.name || nameFromEmail(email);
    await createPerson(tx, { id: personId, email, name, verified, locale: actor.locale });
    if (!verified) await enqueue(tx, 'identity:mail-verify', { payload: { person: personId } });
  }
  await tx.insert(externalAccount).values({ provider: profile.provider, subject: profile.subject, personId });
  await audit(tx, actor, decision === 'link' ? 'account.link' : 'account.open', personId, { method: profile.provider });
  return personId;
}

async function findOwner(tx: IdentityTransaction, email: string): Promise<Id<'person'> | null> {
  const [row] = await tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        sql`lower(${person.email}) = ${emailKey(email)}`,
        eq(person.state, 'active'),
        isNotNull(person.emailVerifiedAt),
      ),
    );
  return row?.id ?? null;
}
