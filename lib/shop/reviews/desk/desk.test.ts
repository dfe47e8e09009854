import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember, page as pages } from '@/db/schema/shop/page';
import { decided, overturned } from '@/db/testing/decided';
import { jobsOf } from '@/db/testing/jobs';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { anybody } from '@/db/testing/shop';
import { aGuest, aPerson } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { deleteReview } from '../delete-review';
import { myReview, productRating, reviewOfProduct, reviewsOfProduct } from '../queries';
import { replyToReview } from '../reply-to-review';
import { reportReview } from '../report-review';
import { reviewsAsked } from '../schema';
import { tellReviews } from '../tell-reviews';
import { reviewsForPage, unansweredReviews } from './queries';
import { reviewsForPageAsked } from './schema';

const missing = { ok: false, code: 'not_found' };
const done = { ok: true, value: null };
const all = reviewsForPageAsked({});

describe('the answer of a page', () => {
  it('is read by everybody, changed and taken back by who speaks for the page, and says when the review changed after it', async () => {
    const { owner, page, product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    const answer = (reply: string) => replyToReview(owner, { page: page.id, review: id, reply });
    const shown = async () => (await reviewOfProduct(anybody, product.id, id))?.reply;
    expect(await unansweredReviews(owner, page.id)).toBe(1);
    expect(await answer('Thank you')).toEqual(done);
    expect(await shown()).toMatchObject({ body: 'Thank you', outdated: false });
    expect(await unansweredReviews(owner, page.id)).toBe(0);
    expect((await reviewsForPage(owner, page.id, { ...all, show: 'unanswered' })).items).toEqual([]);
    await aReview(product.id, { by, body: 'On second thoughts' });
    expect(await shown()).toMatchObject({ outdated: true });
    expect(await answer('')).toEqual(done);
    expect(await shown()).toBeNull();
  });

  it('is of its own products only, and never of a hidden review', async () => {
    const [{ owner, page }, elsewhere] = [await aReviewed(), await aReviewed()];
    const { id } = await aReview(elsewhere.product.id);
    const input = { review: id, reply: 'Ours is better' };
    expect(await replyToReview(owner, { ...input, page: page.id })).toEqual(missing);
    expect(await replyToReview(owner, { ...input, page: elsewhere.page.id })).toEqual(missing);
    expect(
      await replyToReview(elsewhere.owner, { page: elsewhere.page.id, review: newId('review'), reply: 'x' }),
    ).toEqual(missing);
    await decided('review', toUuid(id), 'remove');
    expect(await replyToReview(elsewhere.owner, { ...input, page: elsewhere.page.id })).toEqual(missing);
  });

  it('is not given by those who only see the catalogue, who read all the same', async () => {
    const { page, product } = await aReviewed();
    const { id } = await aReview(product.id, { stars: 2 });
    const packer = await aPerson();
    await shopDb()
      .insert(pageMember)
      .values({ pageId: page.id, personId: packer.personId, roles: ['orders'] });
    expect(await replyToReview(packer, { page: page.id, review: id, reply: 'Sorry' })).toEqual({
      ok: false,
      code: 'not_allowed',
    });
    expect((await reviewsForPage(packer, page.id, { ...all, stars: 2 })).items).toHaveLength(1);
    for (const stranger of [await aPerson(), aGuest()]) {
      expect((await reviewsForPage(stranger, page.id, all)).items).toEqual([]);
      expect(await unansweredReviews(stranger, page.id)).toBe(0);
    }
  });
});

describe('a report', () => {
  it('is taken once and of others’ alone; of owners as of anybody, who can do no more', async () => {
    const { owner, product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    expect(await reportReview(by, { review: id, reason: 'spam', note: '' })).toEqual(missing);
    expect(await reportReview(owner, { review: id, reason: 'fake', note: 'Never bought' })).toEqual(done);
    expect(await reportReview(owner, { review: id, reason: 'spam', note: 'again' })).toEqual(done);
    expect(await deleteReview(owner, { review: id })).toEqual(missing);
    expect(await reviewOfProduct(anybody, product.id, id)).not.toBeNull();
  });
});

describe('a hidden review', () => {
  it('is seen by its writer, who is told why and mailed, and counts for nothing until it is shown again', async () => {
    const { product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    await reportReview(await aPerson(), { review: id, reason: 'abuse', note: '' });
    const decision = await decided('review', toUuid(id), 'remove');
    expect(await reviewOfProduct(anybody, product.id, id)).toBeNull();
    expect((await reviewsOfProduct(by, product.id, reviewsAsked({}))).items).toEqual([]);
    expect((await productRating(anybody, product.id)).reviews).toBe(0);
    expect(await reportReview(await aPerson(), { review: id, reason: 'spam', note: '' })).toEqual(missing);
    expect((await myReview(by, product.id))?.hidden).toBe('abuse');
    expect(await jobsOf('identity:mail-decision', toUuid(by.personId))).toBe(1);
    await aReview(product.id, { by, body: 'The same in other words' });
    expect(await reviewOfProduct(anybody, product.id, id)).toBeNull();
    await overturned(decision);
    expect((await productRating(anybody, product.id)).reviews).toBe(1);
  });

  it('of a writer who became one of the people stays hidden, whatever an operator decides', async () => {
    const { page, product } = await aReviewed();
    const { id, by } = await aReview(product.id);
    await shopDb()
      .insert(pageMember)
      .values({ pageId: page.id, personId: by.personId, roles: ['orders'] });
    await overturned(await decided('review', toUuid(id), 'remove'));
    expect(await reviewOfProduct(anybody, product.id, id)).toBeNull();
  });
});

describe('the mail to a page', () => {
  it('names the products and stars that wait for an answer, and nobody who gave them', async () => {
    const { page, product } = await aReviewed();
    const email = `shop-${page.id.slice(-10)}@example.com`;
    await shopDb()
      .update(pages)
      .set({ contactEmail: email })
      .where(sql`id = ${toUuid(page.id)}::uuid`);
    await aReview(product.id, { stars: 2 });
    await tellReviews(page.id);
    const [letter] = await listMailbox(email);
    expect(letter?.subject).toContain('1 review');
    expect(letter?.text).toContain('2 stars');
    expect(letter?.text).not.toContain('Nadia');
  });
});
