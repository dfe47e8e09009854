import 'server-only';
import { sql } from 'drizzle-orm';
import { inForgetting, socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { deleteCounted, deleteHers, sayStepDone } from '@/lib/platform/stored/delete-hers';
import { forgetTalks } from '@/lib/social/messages/forget-talks';
import { socialStored } from '@/lib/social/stored/model';

/** Conversations have rules of their own: of an order's only what she wrote as a buyer is hers. */
const talks = ['social.message', 'social.talk_message', 'social.talk_photo', 'social.talk_side', 'social.talk_setting'];

/**
 * Forgets what somebody followed, liked, said, kept, recommended and shared, her circles and choices, her place in those of others, and
 * what she wrote as a buyer, after her account was closed; what she wrote for a shop stays the shop's. Her key is destroyed with it, so
 * that no copy of her words opens. A job, asked for by the database with the closing; may be killed at any line, and run twice.
 */
export async function forgetPerson(personId: Id<'person'>): Promise<void> {
  const person = sql`${toUuid(personId)}::uuid`;
  await deleteHers(socialDb(), socialStored, toUuid(personId), talks);
  // What others were told or said of her.
  await socialDb().execute(sql`delete from social.notice where subject_kind = 'person' and subject_id = ${person}`);
  await socialDb().execute(sql`delete from social.feed_less where kind = 'person' and subject_id = ${person}`);
  await socialDb().execute(sql`delete from social.report where subject_kind = 'person' and subject_id = ${person}`);
  await inForgetting(toUuid(personId), async (tx) => {
    const hers = sql`delete from social.message where person_id = ${person} and side = 'buyer'`;
    await deleteCounted(tx, toUuid(personId), 'social.message', hers);
    await tx.execute(sql`update social.message set person_id = null where person_id = ${person} and side = 'shop'`);
  });
  await forgetTalks(personId);
  await sayStepDone(socialDb(), toUuid(personId), 'social');
}
