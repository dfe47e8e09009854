import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { hashToken } from '@/lib/platform/tokens';
import { viewerOf } from './queries';

/** By its address, or by the token of its link; `firstHere` is whether this browser has not said so before. */
export type Opening = {
  readonly share: Id<'share'> | null;
  readonly token: string | null;
  readonly firstHere: boolean;
};

/**
 * Counts that somebody who may see a share has opened it, once for each: of those it names it keeps who and when, as they were
 * told; of everybody else a number, by the word of her browser alone. Its owner is not counted. Does nothing for who may not see it.
 */
export async function openShare(actor: Actor, { share, token, firstHere }: Opening): Promise<void> {
  const viewer = viewerOf(actor);
  const which =
    token === null
      ? sql`s.id = ${share === null ? null : toUuid(share)}::uuid and social.sees_share(${viewer}, s)`
      : sql`s.link_hash = ${hashToken(token)} and social.opens_share(${viewer}, s)`;
  await socialDb().transaction(async (tx) => {
    const [found] = await tx.execute<{ id: string; named: boolean }>(sql`
      select s.id, exists (select from social.share_person n where n.share_id = s.id and n.person_id = ${viewer}) as named
      from social.share s where ${which} and s.person_id is distinct from ${viewer} for no key update of s`);
    if (!found) return;
    if (found.named) {
      const first = await tx.execute(sql`
        update social.share_person set opened_at = now()
        where share_id = ${found.id}::uuid and person_id = ${viewer} and opened_at is null returning share_id`);
      if (first.length === 0) return;
    } else if (!firstHere) return;
    await tx.execute(sql`update social.share set openings = openings + 1 where id = ${found.id}::uuid`);
  });
}
