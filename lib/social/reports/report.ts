import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { isReportable } from './is-there';
import type { Report } from './schema';

/**
 * Tells operators that something of somebody else is wrong. Twice is once, the first words stand, and nobody but operators learns
 * of it. Refusal: `not_found` (also what is one's own, and what the actor could not see).
 */
export async function report(actor: PersonActor, input: Report): Promise<Result<null, 'not_found'>> {
  if (!(await isReportable(actor, input.kind, input.id))) return refuse('not_found');
  await socialDb().execute(sql`
    insert into social.report (id, by_id, subject_kind, subject_id, reason, words)
    values (${toUuid(newId('report'))}::uuid, ${toUuid(actor.personId)}::uuid, ${input.kind}, ${input.id}::uuid, ${input.reason}, ${input.words})
    on conflict (by_id, subject_kind, subject_id) do nothing`);
  return ok(null);
}
