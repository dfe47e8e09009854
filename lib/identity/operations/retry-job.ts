import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type OperateRefusal, refusedToOperate } from './may-operate';

/** Gives a failed job its first attempt back. For support: `not_found` for everybody else and a job that is not failed, `prove` without a fresh proof. */
export async function retryJob(actor: PersonActor, input: { job: string }): Promise<Result<null, OperateRefusal>> {
  const refused = await refusedToOperate(actor, 'support');
  if (refused) return refuse(refused);
  return identityDb().transaction(async (tx) => {
    const [row] = await tx.execute<{ done: boolean | null }>(sql`select queue.retry_job(${input.job}::bigint) as done`);
    if (!row?.done) return refuse('not_found');
    await audit(tx, actor, 'job.retry', input.job);
    return ok(null);
  });
}
