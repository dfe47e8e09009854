import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { identityDb, readIdentity } from '@/db/client/identity';
import { person } from '@/db/schema/identity/person';
import { session } from '@/db/schema/identity/session';
import type { Locale, OperatorRole, PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { idleDaysMax, isDueForTouch, lifeDaysMax, proofMinutes } from './model';

/** A device a person is signed in on, as the settings show it. */
export type DeviceView = {
  id: Id<'session'>;
  device: string;
  method: string;
  createdAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

type ActorRow = {
  id: string;
  name: string;
  handle: string;
  email: string;
  verified: boolean;
  roles: OperatorRole[];
  locale: string;
  last_seen_at: string;
  device_hash: string;
};

const stillLives = () => and(isNull(session.revokedAt), gt(session.expiresAt, sql`now()`), eq(person.state, 'active'));

/**
 * The gate: the person behind a session id, or null when the row is missing, revoked, expired or belongs
 * to a closed account. Slides the expiry at most every few minutes. `locale` is the language of the request
 * when it names one.
 */
export async function findActor(sessionId: Id<'session'>, locale: Locale | null): Promise<PersonActor | null> {
  const [row] = await readIdentity<ActorRow>(sql`
    select p.id, f.name, f.handle, p.email, p.email_verified_at is not null as verified, p.locale, s.last_seen_at, s.device_hash,
      case when exists (select from identity.operator_role r where r.person_id = p.id) then to_jsonb(identity.roles_in(s.id)) else '[]' end as roles
    from identity.session s join identity.person p on p.id = s.person_id join identity.profile f on f.person_id = p.id
    where s.id = ${toUuid(sessionId)}::uuid and s.revoked_at is null and s.expires_at > now() and p.state = 'active'`);
  if (!row) return null;
  if (isDueForTouch(new Date(row.last_seen_at), new Date())) await touch(sessionId);
  return {
    kind: 'person',
    personId: fromUuid('person', row.id),
    sessionId,
    device: row.device_hash,
    name: row.name,
    handle: row.handle,
    email: row.email,
    emailVerified: row.verified,
    roles: row.roles,
    locale: locale ?? (row.locale === 'ar' ? 'ar' : 'en'),
  };
}

async function touch(sessionId: Id<'session'>): Promise<void> {
  await identityDb()
    .update(session)
    .set({
      lastSeenAt: sql`now()`,
      expiresAt: sql`least(now() + make_interval(days => ${idleDaysMax}), ${session.createdAt} + make_interval(days => ${lifeDaysMax}))`,
    })
    .where(and(eq(session.id, sessionId), isNull(session.revokedAt), gt(session.expiresAt, sql`now()`)));
}

/** The devices the actor is signed in on now, the present one first, then by last use. */
export async function listDevices(actor: PersonActor): Promise<DeviceView[]> {
  const rows = await identityDb()
    .select({
      id: session.id,
      device: session.device,
      method: session.method,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.personId, actor.personId), stillLives()))
    .orderBy(desc(session.lastSeenAt))
    .limit(100);
  return rows
    .map((row) => ({ ...row, current: row.id === actor.sessionId }))
    .sort((one, other) => Number(other.current) - Number(one.current));
}

/**
 * Whether the actor proved herself on this session within the last minutes, by the database's clock: asked by
 * every verb that changes how an account is entered.
 */
export async function hasFreshProof(actor: PersonActor): Promise<boolean> {
  const [row] = await identityDb()
    .select({ fresh: sql<boolean>`${session.provenAt} > now() - make_interval(mins => ${proofMinutes})` })
    .from(session)
    .where(and(eq(session.id, actor.sessionId), eq(session.personId, actor.personId), isNull(session.revokedAt)));
  return row?.fresh ?? false;
}
