import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readShop, shopDb } from '@/db/client/shop';
import { anybody, aPage } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
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

it('asks once for all pictures that were called unlike', async () => {
  const vectors = await slow('picture_vector');
  const faces = facesOf(anybody, ids, await currentEyes());
  await expect.poll(vectors.waiting).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await vectors.waiting()).toBe(1);
  await vectors.end();
  expect((await faces).filter(({ sought }) => sought !== null)).toHaveLength(3);
});
