import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { embedder, pictureCode } from '@/db/schema/shop/sight';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import type { Category } from '@/lib/shop/catalog/model';
import { completingProducts, similarProducts } from './queries';

const eyes = 'eyes-of-alike-1';
let page: Awaited<ReturnType<typeof aPage>>;

/** A code whose first `bits` bits differ from that of all zeros. */
const codeAt = (bits: number) => '1'.repeat(bits).padEnd(512, '0');

async function seen(category: Category, bits: number, more: { stock?: number; state?: 'draft' } = {}) {
  const { stock, ...rest } = more;
  const variants = stock === undefined ? {} : { variants: [{ stock }] };
  const made = await aProduct(page.id, { category, pictures: 1, ...rest, ...variants });
  for (const mediaId of made.media)
    await shopDb()
      .insert(pictureCode)
      .values({ embedder: eyes, mediaId, code: codeAt(bits) });
  return made.id;
}

type Cards = Awaited<ReturnType<typeof similarProducts>>;
const ids = (cards: Cards) => (cards.ok ? cards.value.map(({ id }) => id) : cards.code);

let shown: Id<'product'>;
let near: Id<'product'>;
let nearest: Id<'product'>;
let rug: Id<'product'>;
let lamp: Id<'product'>;

beforeAll(async () => {
  await shopDb().insert(embedder).values({ id: eyes, dimensions: 512, state: 'current' });
  page = await aPage();
  shown = await seen('furniture', 0);
  near = await seen('furniture', 90);
  nearest = await seen('furniture', 30);
  await seen('furniture', 20, { stock: 0 });
  await seen('furniture', 10, { state: 'draft' });
  await seen('furniture', 256);
  lamp = await seen('lighting', 150);
  await seen('rugs', 200);
  rug = await seen('rugs', 140);
  await seen('food', 5);
});

describe('what is shown beside a product', () => {
  it('is what looks like it on its shelf, nearest first, and can be bought', async () => {
    expect(ids(await similarProducts(anybody, { id: shown, category: 'furniture' }))).toEqual([nearest, near]);
    expect(ids(await similarProducts(anybody, { id: shown, category: 'furniture' }, { limit: 1 }))).toEqual([nearest]);
  });

  it('is one thing of each shelf that goes with it, the nearest in look, in the order of the shelves', async () => {
    expect(ids(await completingProducts(anybody, { id: shown, category: 'furniture' }))).toEqual([lamp, rug]);
    expect(ids(await completingProducts(anybody, { id: shown, category: 'services' }))).toEqual([]);
  });

  it('is nothing while its picture was not looked at', async () => {
    const unseen = await aProduct(page.id, { category: 'furniture', pictures: 1 });
    expect(ids(await similarProducts(anybody, { id: unseen.id, category: 'furniture' }))).toEqual([]);
    expect(ids(await completingProducts(anybody, { id: unseen.id, category: 'furniture' }))).toEqual([]);
  });
});
