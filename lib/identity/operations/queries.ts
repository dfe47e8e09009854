import 'server-only';
import { and, desc, eq, exists, inArray, isNull, lt, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { auditEvent } from '@/db/schema/identity/audit';
import { operatorRole } from '@/db/schema/identity/operator';
import { person, profile } from '@/db/schema/identity/person';
import { session } from '@/db/schema/identity/session';
import { holds, isOperator, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { allLimits } from '@/lib/platform/rate-limit';

/** A line of the audit. */
export type AuditView = {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, string | number | boolean>;
};

/** A job that failed at least once and has not succeeded since. Payloads are not shown. */
export type FailedJobView = {
  id: string;
  task: string;
  attempts: number;
  attemptsMax: number;
  lastError: string;
  nextRunAt: Date;
  givenUp: boolean;
};

const linesMax = 50;

/** The audit, newest first, from before an instant on; empty for whoever does not watch over the keys. */
export async function listAudit(actor: PersonActor, before: Date | null): Promise<AuditView[]> {
  if (!holds(actor, 'keys')) return [];
  return identityDb()
    .select({
      id: auditEvent.id,
      at: auditEvent.at,
      actor: auditEvent.actor,
      action: auditEvent.action,
      subject: auditEvent.subject,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .where(before === null ? undefined : lt(auditEvent.at, before))
    .orderBy(desc(auditEvent.at))
    .limit(linesMax);
}

/**
 * Who of these people run Souk. Everybody else stays an id: her name is shown to whoever says why she looks (`look-at-account.ts`).
 * Empty for whoever has no part in what takes two: keys, countries, money.
 */
export async function namesOfPeople(
  actor: PersonActor,
  ids: readonly Id<'person'>[],
): Promise<ReadonlyMap<string, { name: string; handle: string }>> {
  if (!isOperator(actor, ['keys', 'markets', 'money']) || ids.length === 0) return new Map();
  const rows = await identityDb()
    .select({ id: profile.personId, name: profile.name, handle: profile.handle })
    .from(profile)
    .innerJoin(person, eq(person.id, profile.personId))
    .where(
      and(
        inArray(profile.personId, ids),
        isNull(person.closedAt),
        exists(
          identityDb().select({ one: sql`1` }).from(operatorRole).where(eq(operatorRole.personId, profile.personId)),
        ),
      ),
    );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** Jobs that failed, the latest first; empty for whoever is not of support. */
export async function listFailedJobs(actor: PersonActor): Promise<FailedJobView[]> {
  if (!holds(actor, 'support')) return [];
  const rows = await identityDb().execute<{
    id: string;
    task: string;
    attempts: number;
    attempts_max: number;
    last_error: string | null;
    next_run_at: Date | string;
    given_up: boolean;
  }>(sql`select * from queue.failed_jobs()`);
  return rows.map((row) => ({
    id: String(row.id),
    task: row.task,
    attempts: row.attempts,
    attemptsMax: row.attempts_max,
    lastError: row.last_error ?? '',
    nextRunAt: new Date(row.next_run_at),
    givenUp: row.given_up,
  }));
}

/** How a limit stands: how many are counted by it within its time, and how many of them have met it. Whom it counts is not known, only a hash. */
export type LimitNow = {
  readonly name: string;
  readonly count: number;
  readonly seconds: number;
  readonly counted: number;
  readonly met: number;
};

/** Every limit on tries, those first that most have met; empty for whoever is not of support. */
export async function limitsNow(actor: PersonActor): Promise<LimitNow[]> {
  if (!holds(actor, 'support')) return [];
  const rows = await identityDb().execute<LimitNow>(sql`
    select l.name, l.count, l.seconds, count(distinct w.key)::int as counted,
      count(distinct w.key) filter (where w.count >= l.count)::int as met
    from jsonb_to_recordset(${JSON.stringify(allLimits)}::jsonb) l (name text, count int, seconds int)
    left join identity.rate_window w on split_part(w.key, ':', 1) = l.name and w.window_start > now() - make_interval(secs => l.seconds)
    group by l.name, l.count, l.seconds order by met desc, counted desc, l.name`);
  return [...rows];
}

/** Whether the actor runs Souk on a session that was not begun with a passkey: a demo account's, which live mode does not know. */
export async function isExcused(actor: PersonActor): Promise<boolean> {
  if (!isOperator(actor)) return false;
  const [row] = await identityDb()
    .select({ method: session.method })
    .from(session)
    .where(and(eq(session.id, actor.sessionId), eq(session.personId, actor.personId)));
  return row?.method !== 'passkey';
}
