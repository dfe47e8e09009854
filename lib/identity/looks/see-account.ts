import 'server-only';
import { sql } from 'drizzle-orm';
import { readIdentity } from '@/db/client/identity';
import { type Actor, holds } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';

/** An account as support sees it: how it is entered and since when, and nothing of what she does with it. */
export type AccountSeen = {
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly verified: boolean;
  readonly locale: 'en' | 'ar';
  readonly since: Date;
  readonly devices: number;
  readonly passkeys: number;
  readonly hasPassword: boolean;
};

/** An account, for support while a look at it is open (`find-account.ts`); null for everybody else, before, and after half an hour. */
export async function seeAccount(actor: Actor, person: Id<'person'>): Promise<AccountSeen | null> {
  if (!holds(actor, 'support')) return null;
  const [row] = await readIdentity<Omit<AccountSeen, 'since'> & { since: string }>(sql`
    select f.name, f.handle, p.email, p.email_verified_at is not null as verified, p.locale, p.created_at::text as since,
      (select count(*)::int from identity.session s where s.person_id = p.id and s.revoked_at is null and s.expires_at > now()) as devices,
      (select count(*)::int from identity.passkey k where k.person_id = p.id) as passkeys, p.password_hash is not null as "hasPassword"
    from identity.person p join identity.profile f on f.person_id = p.id
    where p.id = ${toUuid(person)}::uuid and p.state = 'active'
      and identity.looking(${toUuid(actor.personId)}::uuid, 'account', p.id::text)`);
  return row ? { ...row, since: new Date(row.since) } : null;
}
