import 'server-only';
import { sql } from 'drizzle-orm';
import { inForgetting } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { deleteCounted } from '@/lib/platform/stored/delete-hers';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';

/**
 * Forgets what somebody wrote and showed to friends and to pages, how far she read and what she chose, with the key that opens copies of it.
 * What others wrote to her stays theirs, and what she wrote for a page the page's. May run twice.
 */
export async function forgetTalks(personId: Id<'person'>): Promise<void> {
  const person = sql`${toUuid(personId)}::uuid`;
  await destroyTextKey(personId);
  await inForgetting(toUuid(personId), async (tx) => {
    const hers = sql`delete from social.talk_message m using social.talk t where t.id = m.talk_id and m.person_id = ${person}`;
    await deleteCounted(tx, toUuid(personId), 'social.talk_message', hers);
    await tx.execute(sql`delete from social.talk_photo where person_id = ${person} and page_id is null`);
    await tx.execute(
      sql`update social.talk_photo set person_id = null where person_id = ${person} and page_id is not null`,
    );
    await tx.execute(sql`update social.talk_message set person_id = null where person_id = ${person} and side = 'b'`);
    await tx.execute(sql`
      delete from social.talk_side s using social.talk t where t.id = s.talk_id
        and ${person} = case s.side when 'a' then t.person_a else t.person_b end`);
    await tx.execute(sql`delete from social.talk_setting where person_id = ${person}`);
  });
}
