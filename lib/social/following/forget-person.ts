import 'server-only';
import { sql } from 'drizzle-orm';
import { inForgetting, socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';

/**
 * Forgets whom somebody followed, who followed her, what she liked, said, kept and recommended, and what she wrote as a buyer,
 * after her account was closed; what she wrote for a shop stays the shop's. A job, asked for by the database with the closing;
 * may run twice.
 */
export async function forgetPerson(personId: Id<'person'>): Promise<void> {
  const person = sql`${toUuid(personId)}::uuid`;
  await socialDb().execute(sql`delete from social.page_follow where person_id = ${person}`);
  await socialDb().execute(
    sql`delete from social.person_follow where person_id = ${person} or followed_id = ${person}`,
  );
  for (const table of ['liking', 'comment', 'list', 'recommendation', 'feed_choice', 'feed_less', 'wish_told'])
    await socialDb().execute(
      sql`delete from ${sql.identifier('social')}.${sql.identifier(table)} where person_id = ${person}`,
    );
  await socialDb().execute(sql`delete from social.feed_less where kind = 'person' and subject_id = ${person}`);
  await inForgetting(toUuid(personId), async (tx) => {
    await tx.execute(sql`delete from social.message where person_id = ${person} and side = 'buyer'`);
    await tx.execute(sql`update social.message set person_id = null where person_id = ${person} and side = 'shop'`);
  });
}
