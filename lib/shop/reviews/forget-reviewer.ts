import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review, reviewPhoto } from '@/db/schema/shop/review';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { countDeleted, deleteCounted, deleteHers, sayStepDone } from '@/lib/platform/stored/delete-hers';
import { removeImage } from '@/lib/shop/media/remove-image';
import { shopStored } from '@/lib/shop/stored/model';

/** What a file is called that somebody sent from her computer: what kind it is has to be known while it is read. */
const plainName = sql`'file' || coalesce(substring(lower(file_name) from '[.][a-z0-9]{1,5}$'), '')`;

/**
 * Forgets what somebody reviewed and reported, with its photographs, after her account was closed, and how files were called that she
 * sent for a page; what was in them is the page's. A job, asked for by the database with the closing; may be killed at any line, and run
 * twice. One review after the other: each changes the stars of its product, and nobody shall wait for all of them.
 */
export async function forgetReviewer(personId: Id<'person'>): Promise<void> {
  const uuid = toUuid(personId);
  const rows = await shopDb().select({ id: review.id }).from(review).where(eq(review.personId, personId));
  for (const { id } of rows) await forgetReview(id, uuid);
  await deleteHers(shopDb(), shopStored, uuid, ['shop.review']);
  for (const table of ['shop.import', 'shop.restore'])
    await shopDb().execute(sql`update ${sql.raw(table)} set file_name = ${plainName} where person_id = ${uuid}::uuid`);
  await sayStepDone(shopDb(), uuid, 'shop');
}

async function forgetReview(id: Id<'review'>, uuid: string): Promise<void> {
  const keys = await shopDb().transaction(async (tx) => {
    const photos = await tx.select({ key: reviewPhoto.key }).from(reviewPhoto).where(eq(reviewPhoto.reviewId, id));
    await countDeleted(tx, uuid, 'pictures', photos.length);
    await deleteCounted(tx, uuid, 'shop.review', sql`delete from shop.review where id = ${toUuid(id)}::uuid`);
    return photos.map(({ key }) => key);
  });
  // A job does it too, for whoever dies here; but what is said to be done must be done.
  for (const key of keys) await removeImage(key);
}
