import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';

/** Gives a failed job its first attempt back. Refuses with `not_found` a job that is not failed, and whoever is no operator. */
export async function retryJob(actor: PersonActor, input: { job: string }): Promise<Result<null, 'not_found'>> {
  if (!actor.operator) return refuse('not_found');
  return identityDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ done: boolean | null }>(sql`select queue.retry_job(${input.job}::bigint) as done`);
    if (!row?.done) return refuse('not_found');
    await audit(tx, actor, 'job.retry', input.job);
    return ok(null);
  });
}
