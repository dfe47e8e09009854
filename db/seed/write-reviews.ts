import { review, reviewPhoto } from '@/db/schema/shop/review';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { reviews } from './world/reviews';
import { MediaWriter } from './write-media';
import { personId } from './write-people';
import { pageIdOf, productIdOf } from './write-shops';

/** Writes what people say of products, each review once; the database counts their stars by itself. */
export async function writeReviews(database: OwnerDb, derive: Derive): Promise<number> {
  const writer = new MediaWriter(database, derive);
  for (const { by, page, slug, daysAgo, verified = false, picture, reply = '', ...said } of reviews) {
    const name = `${by} ${page}/${slug}`;
    const id = derive.id('review', name, daysAgo);
    await database
      .insert(review)
      .values({
        ...{ ...said, id, verified, reply, createdAt: derive.ago(daysAgo) },
        ...{
          productId: productIdOf(derive, page, slug),
          pageId: pageIdOf(derive, page),
          personId: personId(derive, by),
        },
        repliedAt: reply === '' ? null : derive.ago(daysAgo - 1),
      })
      .onConflictDoNothing();
    const kept = picture && (await writer.kept(`review ${name}`, picture));
    if (!kept) continue;
    const photo = { id: derive.id('media', `review ${name}`), reviewId: id, place: 1, ...kept };
    await database.insert(reviewPhoto).values(photo).onConflictDoNothing();
  }
  return reviews.length;
}
