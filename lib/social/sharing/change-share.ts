import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { unname } from './leave-share';
import type { Change } from './schema';

const endsIn = { hour: '1 hour', day: '1 day', week: '7 days' } as const;

/**
 * Makes a share smaller: takes out somebody it names, lets it end sooner. It never grows; an end later than the one it has changes
 * nothing. Somebody else's is `not_found`.
 */
export async function changeShare(
  actor: PersonActor,
  { share, without, ends }: Change,
): Promise<Result<null, 'not_found'>> {
  const id = toUuid(share);
  return socialDb().transaction(async (tx) => {
    const [own] = await tx.execute(sql`
      select id from social.share where id = ${id}::uuid and person_id = ${toUuid(actor.personId)}::uuid for update`);
    if (!own) return refuse('not_found');
    if (without !== null) await unname(tx, share, without);
    if (ends !== 'as_it_is') {
      const [sooner] = await tx.execute<{ ends_at: string }>(sql`
        update social.share set ends_at = greatest(starts_at, now()) + ${endsIn[ends]}::interval
        where id = ${id}::uuid and (ends_at is null or ends_at > greatest(starts_at, now()) + ${endsIn[ends]}::interval)
        returning ends_at::text as ends_at`);
      if (sooner) {
        await tx.execute(
          sql`select queue.add_social('social:end-share', ${JSON.stringify({ share: id })}::json, ${sooner.ends_at}::timestamptz, ${`end-share:${id}`})`,
        );
      }
    }
    return ok(null);
  });
}
