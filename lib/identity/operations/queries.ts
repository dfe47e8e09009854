import 'server-only';
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { auditEvent } from '@/db/schema/identity/audit';
import { person, profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';

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

/** The audit, newest first, from before an instant on; empty for whoever is not an operator. */
export async function listAudit(actor: PersonActor, before: Date | null): Promise<AuditView[]> {
  if (!actor.operator) return [];
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

/** Who the people of the audit are; closed accounts are absent. Empty for whoever is not an operator. */
export async function namesOfPeople(
  actor: PersonActor,
  ids: readonly Id<'person'>[],
): Promise<ReadonlyMap<string, { name: string; handle: string }>> {
  if (!actor.operator || ids.length === 0) return new Map();
  const rows = await identityDb()
    .select({ id: profile.personId, name: profile.name, handle: profile.handle })
    .from(profile)
    .innerJoin(person, eq(person.id, profile.personId))
    .where(and(inArray(profile.personId, ids), isNull(person.closedAt)));
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** Jobs that failed, the latest first; empty for whoever is not an operator. */
export async function listFailedJobs(actor: PersonActor): Promise<FailedJobView[]> {
  if (!actor.operator) return [];
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
