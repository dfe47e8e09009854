import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review } from '@/db/schema/shop/review';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { deleteCounted, deleteHers, sayStepDone } from '@/lib/platform/stored/delete-hers';
import { shopStored } from '@/lib/shop/stored/model';

/**
 * Forgets what somebody reviewed and reported, after her account was closed. A job, asked for by the database with the closing; may
 * run twice. One review after the other: each changes the stars of its product, and nobody shall wait for all of them.
 */
export async function forgetReviewer(personId: Id<'person'>): Promise<void> {
  const uuid = toUuid(personId);
  const rows = await shopDb().select({ id: review.id }).from(review).where(eq(review.personId, personId));
  for (const { id } of rows)
    await deleteCounted(shopDb(), uuid, 'shop.review', sql`delete from shop.review where id = ${toUuid(id)}::uuid`);
  await deleteHers(shopDb(), shopStored, uuid, ['shop.review']);
  await sayStepDone(shopDb(), uuid, 'shop');
}
