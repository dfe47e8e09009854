import 'server-only';
import { sql } from 'drizzle-orm';
import { inForgetting, socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { forgetTalks } from '@/lib/social/messages/forget-talks';

/**
 * Forgets whom somebody followed, who followed her, her circles, choices, notices and reports, what she shared or was shown by name, and
 * what she wrote as a buyer, after her account was closed; what she wrote for a shop stays the shop's. Her key is destroyed with it, so
 * that no copy of her words opens. A job, asked for by the database with the closing; may run twice.
 */
export async function forgetPerson(personId: Id<'person'>): Promise<void> {
  const person = sql`${toUuid(personId)}::uuid`;
  await socialDb().execute(sql`delete from social.page_follow where person_id = ${person}`);
  await socialDb().execute(
    sql`delete from social.person_follow where person_id = ${person} or followed_id = ${person}`,
  );
  // What was hers alone, her circles and choices among it, and her place in that of others.
  for (const forgotten of [
    sql`delete from social.circle where person_id = ${person}`,
    sql`delete from social.circle_member where person_id = ${person}`,
    sql`delete from social.person_mute where person_id = ${person} or muted_id = ${person}`,
    sql`delete from social.page_mute where person_id = ${person}`,
    sql`delete from social.notice where person_id = ${person} or by_id = ${person} or (subject_kind = 'person' and subject_id = ${person})`,
    sql`delete from social.notice_off where person_id = ${person}`,
    sql`delete from social.profile_choice where person_id = ${person}`,
    sql`delete from social.report where by_id = ${person} or (subject_kind = 'person' and subject_id = ${person})`,
    sql`delete from social.share where person_id = ${person}`,
    sql`delete from social.share_person where person_id = ${person}`,
  ])
    await socialDb().execute(forgotten);
  await inForgetting(toUuid(personId), async (tx) => {
    await tx.execute(sql`delete from social.message where person_id = ${person} and side = 'buyer'`);
    await tx.execute(sql`update social.message set person_id = null where person_id = ${person} and side = 'shop'`);
  });
  await forgetTalks(personId);
}
