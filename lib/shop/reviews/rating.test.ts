import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { decided } from '@/db/testing/decided';
import { aReview, aReviewed, saying } from '@/db/testing/reviews';
import { anybody } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { freshProducts } from '@/lib/shop/catalog/queries';
import { deleteReview } from './delete-review';
import { ratingOf, type Stars, starsOf } from './model';
import { productRating } from './queries';
import { writeReview } from './write-review';

/** The rating as the rows themselves give it. */
async function countedAnew(product: Id<'product'>) {
  const rows = await shopDb().execute<{ stars: number; count: number }>(sql`
    select stars, count(*)::int as count from shop.review
    where product_id = ${toUuid(product)}::uuid and hidden_at is null group by stars`);
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { stars, count } of rows) counts[starsOf(stars) ?? 1] = count;
  return ratingOf(counts);
}

const some = (at: number): Stars => starsOf(1 + (at % 5)) ?? 1;

describe('the rating of a product', () => {
  it('is that of its visible reviews, however many write, change, delete and hide at once', async () => {
    const { product } = await aReviewed();
    const people = await Promise.all(Array.from({ length: 24 }, () => aPerson()));
    const first = await Promise.all(people.map((by, at) => aReview(product.id, { by, stars: some(at) })));
    expect(await productRating(anybody, product.id)).toEqual(await countedAnew(product.id));
    await Promise.all(
      first.flatMap(({ id, by }, at) => [
        writeReview(by, saying(product.id, { stars: some(at + 2) }), { verified: false }),
        at % 3 === 0 && at % 4 !== 1 ? decided('review', toUuid(id), 'remove') : undefined,
        at % 4 === 1 ? deleteReview(by, { review: id }) : undefined,
        writeReview(by, saying(product.id, { stars: some(at + 1) }), { verified: false }),
      ]),
    );
    const rating = await productRating(anybody, product.id);
    expect(rating).toEqual(await countedAnew(product.id));
    expect(rating.reviews).toBeGreaterThan(5);
    await Promise.all(first.map(({ by, id }) => deleteReview(by, { review: id })));
    expect(await productRating(anybody, product.id)).toEqual(await countedAnew(product.id));
  });

  it('cannot be written by the shop itself', async () => {
    const { product } = await aReviewed();
    await aReview(product.id);
    for (const change of [
      'update shop.product_rating set five = 9',
      'delete from shop.product_rating',
      'select * from shop.review_pace',
      'select shop.rate(gen_random_uuid(), 5, 1)',
    ])
      await expect(shopDb().execute(sql.raw(change))).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('stands on its tile from three reviews on', async () => {
    const { product } = await aReviewed();
    const onTile = async () =>
      (await freshProducts(anybody, { limit: 60 })).items.find(({ id }) => id === product.id)?.average;
    await aReview(product.id, { stars: 5 });
    await aReview(product.id, { stars: 4 });
    expect(await onTile()).toBeNull();
    await aReview(product.id, { stars: 4 });
    expect(await onTile()).toBe(4.3);
  });
});
