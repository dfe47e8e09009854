import 'server-only';
import { sql } from 'drizzle-orm';
import { inForgetting, socialDb } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { deleteHers } from '@/lib/platform/stored/delete-hers';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';
import { socialStored } from '@/lib/social/stored/model';

/**
 * Forgets whom somebody followed, who followed her, her circles and shares, and what she wrote as a buyer, after her account was closed; what she wrote
 * for a shop stays the shop's. Her key is destroyed with it, so that no copy of her words opens. A job, asked for by the database with the closing; may run twice.
 */
export async function forgetPerson(personId: Id<'person'>): Promise<void> {
  const person = sql`${toUuid(personId)}::uuid`;
  // Of messages only what she wrote as a buyer is hers.
  await deleteHers(socialDb(), socialStored, toUuid(personId), ['social.message']);
  await inForgetting(toUuid(personId), async (tx) => {
    await tx.execute(sql`delete from social.message where person_id = ${person} and side = 'buyer'`);
    await tx.execute(sql`update social.message set person_id = null where person_id = ${person} and side = 'shop'`);
  });
  await destroyTextKey(personId);
}
