import 'server-only';
import { sql } from 'drizzle-orm';
import { type SocialTransaction, socialDb } from '@/db/client/social';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { notify } from '@/lib/social/notices/notify';

/**
 * Tells those a share names that it is there, once it is: a link and no word of it. Nobody where it was taken back or has not
 * begun. May run twice.
 */
export async function tellNamed(tx: SocialTransaction, share: Id<'share'>): Promise<void> {
  const id = toUuid(share);
  const named = await tx.execute<{ to: string; by: string }>(sql`
    select n.person_id as to, s.person_id as by from social.share s join social.share_person n on n.share_id = s.id
    where s.id = ${id}::uuid and s.starts_at <= now() and (s.ends_at is null or s.ends_at > now()) for key share of s`);
  for (const { to, by } of named) {
    const [person, owner] = [fromUuid('person', to), fromUuid('person', by)];
    await notify(tx, { to: person, by: owner, kind: 'shared_with_you', subject: { kind: 'share', id } });
  }
}

/** The same as a job, at the moment a share begins; pages that wait for it learn of it too. */
export async function beginShare(share: Id<'share'>): Promise<void> {
  await socialDb().transaction(async (tx) => {
    await tellNamed(tx, share);
    await tx.execute(sql`select social.tell_live(${`share:${toUuid(share)}`})`);
  });
}
