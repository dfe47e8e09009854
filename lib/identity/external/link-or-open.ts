import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { IdentityTransaction } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import { externalAccount, person } from '@/db/schema/identity/person';
import { createPerson } from '@/lib/identity/accounts/create-person';
import { nameFromEmail } from '@/lib/identity/accounts/model';
import { provenOwner } from '@/lib/identity/accounts/queries';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { decideLink, type ProviderProfile } from './model';

/**
 * The person behind a provider's account: the one linked to it, else one linked or opened now by the rule of the
 * model. Null where that rule refuses. The caller holds the account's lock, so nobody is opened twice.
 */
export async function linkOrOpen(
  tx: IdentityTransaction,
  actor: Actor,
  profile: ProviderProfile,
): Promise<Id<'person'> | null> {
  return (await findLinked(tx, profile)) ?? (await linkOrOpenNow(tx, actor, profile));
}

async function findLinked(tx: IdentityTransaction, profile: ProviderProfile): Promise<Id<'person'> | null> {
  const [row] = await tx
    .select({ personId: externalAccount.personId })
    .from(externalAccount)
    .innerJoin(person, and(eq(person.id, externalAccount.personId), eq(person.state, 'active')))
    .where(and(eq(externalAccount.provider, profile.provider), eq(externalAccount.subject, profile.subject)));
  return row?.personId ?? null;
}

async function linkOrOpenNow(
  tx: IdentityTransaction,
  actor: Actor,
  profile: ProviderProfile,
): Promise<Id<'person'> | null> {
  const owner = profile.email === null ? null : await provenOwner(tx, profile.email);
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
