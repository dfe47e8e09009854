import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';

/**
 * A new link to a share that goes by link; the one before stops at once, as if there had never been one. Its token is told this
 * once and kept only as a hash. `not_found` for everything else.
 */
export async function makeLink(
  actor: PersonActor,
  { share }: { share: Id<'share'> },
): Promise<Result<{ link: string }, 'not_found'>> {
  const link = newToken();
  const made = await socialDb().transaction(async (tx) => {
    const [row] = await tx.execute(sql`
      update social.share set link_hash = ${hashToken(link)}
      where id = ${toUuid(share)}::uuid and person_id = ${toUuid(actor.personId)}::uuid and audience = 'link' returning id`);
    if (row) await tx.execute(sql`select social.tell_live(${`share:${toUuid(share)}`})`);
    return row !== undefined;
  });
  return made ? ok({ link }) : refuse('not_found');
}
