import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page, pageMember } from '@/db/schema/shop/page';
import { product as products } from '@/db/schema/shop/product';
import { review } from '@/db/schema/shop/review';
import { jobsOf } from '@/db/testing/jobs';
import { aReview, aReviewed, saying } from '@/db/testing/reviews';
import { anybody, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { blockPerson } from '@/lib/identity/ties/block-person';
import { unblockPerson } from '@/lib/identity/ties/unblock-person';
import { newId, toUuid } from '@/lib/kernel/ids';
import { deleteReview } from './delete-review';
import { forgetReviewer } from './forget-reviewer';
import { myReview, myReviewPath, myReviews, productRating, reviewOfProduct, reviewsOfProduct } from './queries';
import { reportReview } from './report-review';
import { reviewsAsked } from './schema';
import { takeBadgeBack } from './take-badge-back';
import { writeReview } from './write-review';

const none = { verified: false };
const missing = { ok: false, code: 'not_found' };

describe('a review', () => {
  it('by somebody whom the reader blocked, or who blocked her, is not there for her, and counts in the rating as for everybody', async () => {
    const { product } = await aReviewed();
    const [{ id, by }, reader] = [await aReview(product.id), await aPerson()];
    const seenBy = async (actor: Parameters<typeof reviewOfProduct>[0]) => [
      (await reviewsOfProduct(actor, product.id, reviewsAsked({}))).items.length,
      (await reviewOfProduct(actor, product.id, id)) !== null,
      (await productRating(actor, product.id)).reviews,
    ];
    expect(await seenBy(reader)).toEqual([1, true, 1]);
    await blockPerson(reader, { person: by.personId });
    expect([await seenBy(reader), await seenBy(by), await seenBy(anybody)]).toEqual([
      [0, false, 1],
      [1, true, 1],
      [1, true, 1],
    ]);
    await unblockPerson(reader, { person: by.personId });
    await blockPerson(by, { person: reader.personId });
    expect(await seenBy(reader)).toEqual([0, false, 1]);
  });

  it('is one of a person, and as she left it: what it was before is nowhere', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id, { body: 'It broke at once' });
    const again = await writeReview(by, saying(product.id, { stars: 2, body: 'It held after all' }), none);
    expect(again).toEqual({ ok: true, value: { reviewId: id } });
    const { items } = await reviewsOfProduct(anybody, product.id, reviewsAsked({}));
    expect(items).toMatchObject([{ id, stars: 2, body: 'It held after all', by: 'Nadia Reviewer', verified: false }]);
    expect(JSON.stringify(await shopDb().execute(sql`select * from shop.review`))).not.toContain('It broke at once');
  });

  it('is taken away by who wrote it and by nobody else; then there is room for another', async () => {
    const { product, owner } = await aReviewed();
    const { id, by } = await aReview(product.id);
    for (const other of [owner, await aPerson()]) expect(await deleteReview(other, { review: id })).toEqual(missing);
    expect(await deleteReview(by, { review: id })).toEqual({ ok: true, value: null });
    expect(await deleteReview(by, { review: id })).toEqual(missing);
    expect(await reviewOfProduct(anybody, product.id, id)).toBeNull();
    expect((await productRating(anybody, product.id)).reviews).toBe(0);
    await aReview(product.id, { by });
  });

  it('is of a product that everybody may see, and of no other', async () => {
    const { page: shop } = await aReviewed();
    const draft = await aProduct(shop.id, { state: 'draft', publishedAt: null });
    for (const id of [draft.id, newId('product')])
      expect(await writeReview(await aPerson(), saying(id), none)).toEqual(missing);
  });

  it('goes out of sight with its product and comes back with it; its writer finds it meanwhile and may take it away', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id, { verified: true });
    await shopDb()
      .update(products)
      .set({ state: 'archived' })
      .where(sql`id = ${toUuid(product.id)}::uuid`);
    expect(await writeReview(by, saying(product.id), none)).toEqual(missing);
    expect(await myReviews(by)).toMatchObject([{ review: { id, verified: true }, product: { path: null } }]);
    expect(await takeBadgeBack(by, { review: id })).toEqual({ ok: true, value: null });
    await shopDb()
      .update(products)
      .set({ state: 'published' })
      .where(sql`id = ${toUuid(product.id)}::uuid`);
    expect((await myReviews(by))[0]?.product.path).toContain(product.slug);
    expect((await myReview(by, product.id))?.verified).toBe(false);
  });

  it('goes with its product for good', async () => {
    const { product } = await aReviewed();
    const { id } = await aReview(product.id);
    await shopDb()
      .delete(products)
      .where(sql`id = ${toUuid(product.id)}::uuid`);
    expect(await shopDb().$count(review, sql`id = ${toUuid(id)}::uuid`)).toBe(0);
  });

  it('is not seen of a page that is closed', async () => {
    const { page: shop, product } = await aReviewed();
    await shopDb()
      .update(page)
      .set({ state: 'closed' })
      .where(sql`id = ${toUuid(shop.id)}::uuid`);
    expect(await writeReview(await aPerson(), saying(product.id), none)).toEqual(missing);
  });
});

describe("somebody else's review", () => {
  it('answers like a missing one, whatever is asked of it', async () => {
    const { product } = await aReviewed();
    const { id } = await aReview(product.id, { verified: true });
    const other = await aPerson();
    for (const one of [id, newId('review')]) {
      expect(await takeBadgeBack(other, { review: one })).toEqual(missing);
      expect(await deleteReview(other, { review: one })).toEqual(missing);
      expect(await myReviewPath(other, one)).toBeNull();
    }
    expect(await myReview(other, product.id)).toBeNull();
    expect((await reviewOfProduct(anybody, product.id, id))?.verified).toBe(true);
    const elsewhere = await aReviewed();
    expect(await reviewOfProduct(anybody, elsewhere.product.id, id)).toBeNull();
  });
});

describe("a page's people", () => {
  it('do not review what it sells', async () => {
    const { owner, product } = await aReviewed();
    expect(await writeReview(owner, saying(product.id), none)).toEqual({ ok: false, code: 'own_page' });
  });

  it('no longer speak of it once they are: what they said is hidden, with why, until they leave', async () => {
    const { page: shop, product } = await aReviewed();
    const { by } = await aReview(product.id);
    const membership = { pageId: shop.id, personId: by.personId };
    await shopDb()
      .insert(pageMember)
      .values({ ...membership, roles: ['catalog'] });
    expect((await productRating(anybody, product.id)).reviews).toBe(0);
    expect((await myReview(by, product.id))?.hidden).toBe('own_page');
    expect(await writeReview(by, saying(product.id), none)).toEqual({ ok: false, code: 'own_page' });
    await shopDb()
      .delete(pageMember)
      .where(sql`person_id = ${toUuid(by.personId)}::uuid`);
    expect((await productRating(anybody, product.id)).reviews).toBe(1);
  });

  it('cannot slip a review in while they are joining', async () => {
    const { page: shop, product } = await aReviewed();
    for (let round = 0; round < 5; round++) {
      const person = await aPerson();
      const join = shopDb().transaction(async (tx) => {
        await tx.execute(sql`select from shop.page where id = ${toUuid(shop.id)}::uuid for no key update`);
        await tx.insert(pageMember).values({ pageId: shop.id, personId: person.personId, roles: ['orders'] });
      });
      await Promise.all([join, writeReview(person, saying(product.id), none)]);
    }
    expect((await productRating(anybody, product.id)).reviews).toBe(0);
  });
});

describe('a day', () => {
  it('has room for twenty new reviews of a person, deleted ones among them, however many come at once', async () => {
    const { page: shop } = await aReviewed();
    const person = await aPerson();
    const goods = await Promise.all(Array.from({ length: 24 }, () => aProduct(shop.id)));
    const first = await aReview(goods[0]?.id ?? newId('product'), { by: person });
    await deleteReview(person, { review: first.id });
    const rest = await Promise.all(goods.map(({ id }) => writeReview(person, saying(id), none)));
    const codes = rest.map((one) => (one.ok ? 'written' : one.code));
    expect(codes.filter((code) => code === 'written')).toHaveLength(19);
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(5);
    // To change one is no new one.
    const known = (await myReviews(person))[0]?.review.id;
    const mine = goods[rest.findIndex((one) => one.ok && one.value.reviewId === known)];
    expect((await writeReview(person, saying(mine?.id ?? newId('product'), { stars: 1 }), none)).ok).toBe(true);
  });

  it('has room for thirty reports', async () => {
    const { page: shop } = await aReviewed();
    const person = await aPerson();
    const told = [];
    for (let each = 0; each < 31; each++) {
      const { id } = await aReview((await aProduct(shop.id)).id);
      told.push(await reportReview(person, { review: id, reason: 'spam', note: '' }));
    }
    expect(told.filter((one) => one.ok)).toHaveLength(30);
    expect(told.at(-1)).toEqual({ ok: false, code: 'too_many' });
  });
});

describe('the list of reviews', () => {
  it('comes in parts that meet, in each order, and narrowed', async () => {
    const { product } = await aReviewed();
    for (const stars of [5, 1, 3, 5, 2, 4, 1] as const) await aReview(product.id, { stars });
    for (const order of ['newest', 'highest', 'lowest'] as const) {
      const seen = [];
      let after: string | null = null;
      do {
        const part = await reviewsOfProduct(anybody, product.id, { ...reviewsAsked({}), order, after }, 2);
        seen.push(...part.items);
        after = part.next;
      } while (after !== null);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      const given = seen.map(({ stars }) => stars);
      const expected = { newest: [1, 4, 2, 5, 3, 1, 5], highest: [5, 5, 4, 3, 2, 1, 1], lowest: [1, 1, 2, 3, 4, 5, 5] };
      expect(given).toEqual(expected[order]);
    }
    const ones = await reviewsOfProduct(anybody, product.id, reviewsAsked({ stars: '1' }));
    expect(ones.items.map(({ stars }) => stars)).toEqual([1, 1]);
    expect((await reviewsOfProduct(anybody, product.id, reviewsAsked({ photos: '1' }))).items).toEqual([]);
  });
});

describe('a new review', () => {
  it('has its page told, once for several', async () => {
    const { page: shop, product } = await aReviewed();
    await aReview(product.id);
    await aReview(product.id);
    expect(await jobsOf('shop:tell-reviews', toUuid(shop.id))).toBe(1);
  });
});

describe('a closed account', () => {
  it('leaves nothing it said and nothing it reported', async () => {
    const { product } = await aReviewed();
    const { by } = await aReview(product.id, { verified: true });
    const { id } = await aReview(product.id);
    await reportReview(by, { review: id, reason: 'fake', note: 'I know her' });
    await forgetReviewer(by.personId);
    await forgetReviewer(by.personId);
    const left = JSON.stringify([
      await shopDb().execute(sql`select * from shop.review`),
      await shopDb().execute(sql`select * from shop.review_report`),
    ]);
    expect(left).not.toContain(toUuid(by.personId));
    expect((await productRating(anybody, product.id)).reviews).toBe(1);
  });
});
