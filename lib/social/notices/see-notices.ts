import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import type { SeeNotices } from './schema';

/** The actor has seen what the site told her up to a moment; what came later stays new, and so does what she is told in other ways only. */
export async function seeNotices(actor: PersonActor, { until }: SeeNotices): Promise<Result<null, never>> {
  await socialDb().execute(sql`
    update social.notice n set seen_at = now()
    where n.person_id = ${toUuid(actor.personId)}::uuid and n.seen_at is null and n.at <= ${until.toISOString()}::timestamptz
      and not exists (select from social.notice_off o where o.person_id = n.person_id and o.kind = n.kind)`);
  return ok(null);
}
