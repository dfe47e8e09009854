import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { shopDb } from '@/db/client/shop';
import { variant } from '@/db/schema/shop/product';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { shopTodo } from '@/lib/shop/drafts/queries';
import { adjustStock } from './adjust-stock';
import { publishProducts } from './publish-products';
import { productBySlug } from './queries';

/** A public product of an own page with so many units, and what a visitor reads of its stock. */
async function aStock(units: number) {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId });
  const made = await aProduct(page.id, { variants: [{ stock: units, price: 2_000n }] });
  const variantId = made.variants[0] ?? newId('variant');
  const read = async () => {
    const seen = await productBySlug(anybody, page.handle, made.slug);
    return seen?.variants.map(({ inStock, onePiece, left }) => ({ inStock, onePiece, left }))[0];
  };
  const type = (stockWas: number, stock: number) =>
    adjustStock(owner, { page: page.id, variant: variantId, stockWas, stock });
  const low = async () => (await shopTodo(owner, page.id))?.low.map((row) => row.stock);
  return { variantId, read, type, low };
}

/** Somebody buys one; answers how it is taken back. */
async function sell(variantId: Id<'variant'>): Promise<() => Promise<unknown>> {
  const attempt = randomUUID();
  const lines = JSON.stringify([{ variant: toUuid(variantId), quantity: 1, unit_minor: 2000 }]);
  await moneyDb().execute(sql`select shop.reserve(${attempt}::uuid, ${lines}::jsonb, 60)`);
  return () => moneyDb().execute(sql`select shop.release(${attempt}::uuid)`);
}

const onePiece = { inStock: true, onePiece: true, left: null };
const lastOne = { inStock: true, onePiece: false, left: 1 };

describe('what never was more than one', () => {
  it('is one piece, also after it was bought, taken back, and made again', async () => {
    const { variantId, read, type } = await aStock(1);
    expect(await read()).toEqual(onePiece);
    const takeBack = await sell(variantId);
    expect(await read()).toMatchObject({ inStock: false, onePiece: false });
    await takeBack();
    expect(await read()).toEqual(onePiece);
    await sell(variantId);
    await type(0, 1);
    expect(await read()).toEqual(onePiece);
  });

  it('is nothing that runs low', async () => {
    const { variantId, low } = await aStock(1);
    expect(await low()).toEqual([]);
    await sell(variantId);
    expect(await low()).toEqual([]);
  });
});

describe('the last of several', () => {
  it('is said to be left, whether the others were sold or taken off the shelf', async () => {
    const sold = await aStock(2);
    await sell(sold.variantId);
    expect(await sold.read()).toEqual(lastOne);
    expect(await sold.low()).toEqual([1]);
    const typed = await aStock(7);
    await typed.type(7, 1);
    expect(await typed.read()).toEqual(lastOne);
  });

  it('is that also when a piece that was single got company', async () => {
    const { type, read } = await aStock(1);
    await type(1, 2);
    await type(2, 1);
    expect(await read()).toEqual(lastOne);
  });
});

it('what was typed before a product became public does not count', async () => {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId });
  const draft = await aProduct(page.id, { state: 'draft', publishedAt: null, variants: [{ stock: 40 }] });
  await shopDb().update(variant).set({ stock: 1 }).where(eq(variant.productId, draft.id));
  expect(await publishProducts(owner, { page: page.id, products: [draft.id] })).toMatchObject({ ok: true });
  const [row] = await shopDb()
    .select({ stock: variant.stock, most: variant.stockMost })
    .from(variant)
    .where(eq(variant.productId, draft.id));
  expect(row).toEqual({ stock: 1, most: 1 });
});
