import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readShop, shopDb } from '@/db/client/shop';
import { anybody, aPage } from '@/db/testing/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { completingProducts, similarProducts } from '@/lib/shop/vision/alike/queries';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { answerPictureRequest } from './answer-request';
import { currentEyes, facesOf } from './queries';

const ids: Id<'product'>[] = [];

beforeAll(async () => {
  const page = (await aPage()).id;
  for (const red of [32, 120, 200]) {
    const { id, mediaId } = await aPictured(page, await drawn(shapes.vase, [red, 80, 176]));
    await seePicture(mediaId);
    ids.push(id);
  }
});
afterAll(closeEyes);

/** Holds up everything that reads a table, as millions of rows would; hands out how to count who waits, and how to end it. */
async function slow(table: 'picture_code' | 'picture_vector') {
  const owner = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => undefined });
  let free = () => {};
  const held = new Promise<void>((resolve) => (free = resolve));
  let locked = () => {};
  const ready = new Promise<void>((resolve) => (locked = resolve));
  const lock = owner.begin(async (tx) => {
    await tx`lock table shop.${tx(table)} in access exclusive mode`;
    locked();
    await held;
  });
  await ready;
  return {
    waiting: async () => {
      const [row] = await owner<{ count: number }[]>`
        select count(distinct pid)::int from pg_locks
        where not granted and relation = ${`shop.${table}`}::regclass`;
      return row?.count ?? 0;
    },
    end: async () => {
      free();
      await lock;
      await owner.end();
    },
  };
}

it('keeps a crowd of searches to its share: a page is answered while all of them wait, and who waits in vain is told so', async () => {
  const [product] = ids;
  if (product === undefined) throw new Error('no product');
  const index = await slow('picture_code');
  const codes: string[] = [];
  const searches = Array.from({ length: 40 }, async () => {
    const found = await findByPicture(anybody, { shown: { product }, choice: { category: 'ceramics' } });
    codes.push(found.ok ? 'found' : found.code);
  });
  await expect.poll(index.waiting).toBeGreaterThan(0);
  await expect.poll(() => codes.length).toBeGreaterThanOrEqual(40 - 26);
  // More requests of a page than its pool has connections.
  const pages = Array.from({ length: 12 }, () => readShop<{ id: string }>(sql`select id from shop.product`));
  for (const rows of await Promise.all(pages)) expect(rows).toHaveLength(3);
  expect(await shopDb().execute(sql`select 1`)).toHaveLength(1);
  expect(await index.waiting()).toBeLessThanOrEqual(3);
  expect(codes).not.toContain('found');
  const form = new FormData();
  form.set('product', product);
  const asked = new Request('http://localhost/api/visual-search?lang=ar', { method: 'POST', body: form });
  const refused = await answerPictureRequest(anybody, '192.0.2.77', asked);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await refused.json()).detail).toMatch(/[\u0600-\u06ff]/);
  await index.end();
  await Promise.all(searches);
  expect(new Set(codes)).toEqual(new Set(['found', 'busy']));
});

it('gives what stands beside products one turn at most: a crowd of them leaves pages and searches theirs, and goes without', async () => {
  const [product] = ids;
  if (product === undefined) throw new Error('no product');
  const index = await slow('picture_code');
  const shelves = Array.from({ length: 12 }, (_, at) =>
    at % 2 === 0
      ? similarProducts(anybody, { id: product, category: 'ceramics' })
      : completingProducts(anybody, { id: product, category: 'ceramics' }),
  );
  await expect.poll(index.waiting).toBe(1);
  const pages = Array.from({ length: 12 }, () => readShop<{ id: string }>(sql`select id from shop.product`));
  for (const rows of await Promise.all(pages)) expect(rows).toHaveLength(3);
  const search = findByPicture(anybody, { shown: { product }, choice: {} });
  await expect.poll(index.waiting).toBe(2);
  const inVain = await Promise.all(shelves.slice(1));
  expect(inVain.map((one) => (one.ok ? 'shown' : one.code))).toEqual(Array(11).fill('busy'));
  await index.end();
  const [first] = await Promise.all(shelves.slice(0, 1));
  expect(first?.ok && first.value).toHaveLength(2);
  expect((await search).ok).toBe(true);
});

it('hands a turn on only when all that a search has asked has ended, also where a part of it failed at once', async () => {
  const [product, other] = ids;
  if (product === undefined || other === undefined) throw new Error('no product');
  const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  await owner`update shop.picture_facts set label = '{zephyr,quibbleberry}'
    where media_id in (select media_id from shop.product_media where product_id = ${toUuid(product)}::uuid)`;
  await owner`alter function shop.pictures_with_words(text[]) rename to lost_words`;
  const index = await slow('picture_code');
  const ends: string[] = [];
  const failing = Array.from({ length: 2 }, () =>
    findByPicture(anybody, { shown: { product }, choice: {} }).then(
      () => ends.push('found'),
      () => ends.push('failed'),
    ),
  );
  await expect.poll(index.waiting).toBe(2);
  const third = findByPicture(anybody, { shown: { product: other }, choice: {} });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect([ends, await index.waiting()]).toEqual([[], 2]);
  await index.end();
  await Promise.all(failing);
  expect([ends, (await third).ok]).toEqual([['failed', 'failed'], true]);
  await owner`alter function shop.lost_words(text[]) rename to pictures_with_words`;
  await owner.end();
});

it('asks once for all pictures that were called unlike', async () => {
  const vectors = await slow('picture_vector');
  const faces = facesOf(anybody, ids, await currentEyes());
  await expect.poll(vectors.waiting).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await vectors.waiting()).toBe(1);
  await vectors.end();
  expect((await faces).filter(({ sought }) => sought !== null)).toHaveLength(3);
});
