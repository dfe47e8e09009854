import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { aSentOrder } from '@/db/testing/returns';
import { aReview, saying } from '@/db/testing/reviews';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anybody } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { myReview, reviewsOfProduct } from '@/lib/shop/reviews/queries';
import { reviewsAsked } from '@/lib/shop/reviews/schema';
import { takeBadgeBack } from '@/lib/shop/reviews/take-badge-back';
import { writeReview } from '@/lib/shop/reviews/write-review';
import { hasReceived } from './has-received';

let sandbox: TestSandbox;
const rings = Object.fromEntries(
  (['shop', 'social', 'money'] as const).map((ring) => [
    ring,
    postgres(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '', { max: 1, onnotice: () => undefined }),
  ]),
);
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(async () => {
  await sandbox.stop();
  await Promise.all(Object.values(rings).map((ring) => ring.end()));
});

async function aReceivedOrder() {
  const buyer = await aPerson({ name: 'Lina Buyer' });
  const order = await aSentOrder({ actor: buyer });
  await markDelivered(buyer, { orderId: order.orderId });
  return { ...order, buyer };
}

describe('whether somebody received a thing', () => {
  test('is yes for who bought it once it arrived, and no for everybody else and of everything else', async () => {
    const buyer = await aPerson();
    const order = await aSentOrder({ actor: buyer });
    expect(await hasReceived(buyer, order.productId)).toBe(false);
    await markDelivered(buyer, { orderId: order.orderId });
    expect(await hasReceived(buyer, order.productId)).toBe(true);
    // Its seller sees the order, and did not buy it.
    for (const other of [order.seller, await aPerson()]) expect(await hasReceived(other, order.productId)).toBe(false);
    for (const elsewhere of [newId('product'), (await aSentOrder()).productId])
      expect(await hasReceived(buyer, elsewhere)).toBe(false);
  });

  test('is no once all of its money was given back', async () => {
    const order = await aReceivedOrder();
    await refundOrder(order.seller, { orderId: order.orderId, reason: '', key: newId('refund') });
    expect(await hasReceived(order.buyer, order.productId)).toBe(false);
  });
});

describe('a review tells nothing of a purchase', () => {
  test('unless its writer agreed: the rows and answers of who bought and who did not differ by nothing but who wrote', async () => {
    const order = await aReceivedOrder();
    const stranger = await aPerson({ name: 'Lina Buyer' });
    await aReview(order.productId, { by: order.buyer });
    await aReview(order.productId, { by: stranger });
    const plain = (value: object) => ({ ...value, id: '', person_id: '', created_at: '', createdAt: '' });
    const rows = await shopDb().execute<Record<string, unknown>>(
      sql`select * from shop.review where product_id = ${toUuid(order.productId)}::uuid`,
    );
    expect(rows).toHaveLength(2);
    expect(plain(rows[0] ?? {})).toEqual(plain(rows[1] ?? {}));
    const { items } = await reviewsOfProduct(anybody, order.productId, reviewsAsked({}));
    expect(plain(items[0] ?? {})).toEqual(plain(items[1] ?? {}));
  });

  test('and once she takes it back: the row is that of who never bought', async () => {
    const order = await aReceivedOrder();
    const shown = await aReview(order.productId, { by: order.buyer, verified: true });
    await aReview(order.productId);
    const rows = async () =>
      shopDb().execute<Record<string, unknown>>(
        sql`select stars, title, body, language, verified, edited_at, reply, replied_at, hidden_at from shop.review
          where product_id = ${toUuid(order.productId)}::uuid order by id`,
      );
    expect((await rows())[0]).not.toEqual((await rows())[1]);
    await takeBadgeBack(order.buyer, { review: shown.id });
    expect((await rows())[0]).toEqual((await rows())[1]);
    // The same by the form, without the tick.
    await writeReview(order.buyer, saying(order.productId), { verified: true });
    await writeReview(order.buyer, saying(order.productId), { verified: false });
    expect((await rows())[0]).toEqual((await rows())[1]);
    expect((await myReview(order.buyer, order.productId))?.verified).toBe(false);
  });

  test('and keeps nothing of the order, its day or its amount, though it is shown', async () => {
    const order = await aReceivedOrder();
    await aReview(order.productId, { by: order.buyer, verified: true });
    const kept = JSON.stringify([
      await shopDb().execute(sql`select * from shop.review where product_id = ${toUuid(order.productId)}::uuid`),
      await reviewsOfProduct(anybody, order.productId, reviewsAsked({})),
    ]);
    for (const marker of [
      order.orderId,
      order.purchaseId,
      toUuid(order.orderId),
      toUuid(order.purchaseId),
      order.small,
      '8500',
    ])
      expect(kept).not.toContain(marker);
  });
});

describe('the roles of Postgres', () => {
  const reviewTables = ['review', 'review_photo', 'review_report', 'product_rating', 'review_pace'].map(
    (name) => `shop.${name}`,
  );
  const denied = { code: '42501' };
  test('let the shop ring ask nothing of money, and money and social nothing of reviews', async () => {
    const of = {
      shop: ['money."order"', 'money.order_line', 'money.purchase'],
      money: reviewTables,
      social: reviewTables,
    };
    for (const [ring, tables] of Object.entries(of))
      for (const table of tables)
        await expect(rings[ring]?.unsafe(`select 1 from ${table} limit 1`)).rejects.toMatchObject(denied);
  });
});
