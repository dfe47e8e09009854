import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { SeeNotices } from './schema';

/** The actor has seen what she was told up to a moment; what came later stays new. */
export async function seeNotices(actor: PersonActor, { until }: SeeNotices): Promise<Result<null, never>> {
  await socialDb().execute(sql`
    update social.notice set seen_at = now()
    where person_id = ${toUuid(actor.personId)}::uuid and seen_at is null and at <= ${until.toISOString()}::timestamptz`);
  return ok(null);
}
