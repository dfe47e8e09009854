import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type IdentityTransaction, identityDb } from '@/db/client/identity';
import { externalAccount, person, profile } from '@/db/schema/identity/person';
import { passkey } from '@/db/schema/identity/session';
import type { Locale, PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { emailKey } from './model';

/** Everything the settings show of an account; no hash and no credential is among it. */
export type AccountView = {
  name: string;
  handle: string;
  bio: string;
  avatarKey: string | null;
  email: string;
  emailVerified: boolean;
  locale: Locale;
  hasPassword: boolean;
  passkeys: number;
  providers: string[];
  createdAt: Date;
};

/** The actor's own account. */
export async function getAccount(actor: PersonActor): Promise<AccountView> {
  const database = identityDb();
  const [[row], linked] = await Promise.all([
    database
      .select({
        name: profile.name,
        handle: profile.handle,
        bio: profile.bio,
        avatarKey: profile.avatarKey,
        email: person.email,
        verifiedAt: person.emailVerifiedAt,
        locale: person.locale,
        hasPassword: sql<boolean>`${person.passwordHash} is not null`,
        createdAt: person.createdAt,
        passkeys: database.$count(passkey, eq(passkey.personId, person.id)),
      })
      .from(person)
      .innerJoin(profile, eq(profile.personId, person.id))
      .where(eq(person.id, actor.personId)),
    database
      .select({ provider: externalAccount.provider })
      .from(externalAccount)
      .where(eq(externalAccount.personId, actor.personId)),
  ]);
  if (!row) throw new Error('Invariant broken: the actor has an account');
  const { verifiedAt, locale, ...rest } = row;
  return {
    ...rest,
    locale: locale === 'ar' ? 'ar' : 'en',
    emailVerified: verifiedAt !== null,
    providers: linked.map((account) => account.provider),
  };
}

/** The one open account that has proven an address, whatever its case; null when none has. */
export async function provenOwner(
  database: Pick<IdentityTransaction, 'select'>,
  email: string,
): Promise<Id<'person'> | null> {
  const [row] = await database
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
