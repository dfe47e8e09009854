import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import { embedder, pictureCode } from '@/db/schema/shop/sight';
import { aPage, aProduct } from '@/db/testing/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';

const eyes = 'eyes-of-tests-1';
const see = (media: readonly Id<'media'>[]) =>
  shopDb()
    .insert(pictureCode)
    .values(media.map((mediaId) => ({ embedder: eyes, mediaId, code: '0'.repeat(512) })));

async function hintAt([media]: readonly Id<'media'>[]) {
  if (media === undefined) throw new Error('a picture is needed');
  const [row] = await shopDb().select().from(pictureCode).where(eq(pictureCode.mediaId, media));
  return (
    row && { page: row.pageId, isPublic: row.isPublic, category: row.category, low: row.priceLow, high: row.priceHigh }
  );
}

/** The triggers of a table that look at pictures' hints must come after those that take the page's row. */
const orderOf = (table: string) =>
  shopDb().execute<{ name: string }>(sql`
    select tgname as name from pg_trigger where tgrelid = ${`shop.${table}`}::regclass and not tgisinternal
      and (tgname like '%version' or tgname like '%hint') order by tgname collate "C"`);

describe('what filters ask of a picture', () => {
  beforeAll(async () => {
    await shopDb().insert(embedder).values({ id: eyes, dimensions: 512, state: 'current' });
  });

  it('stands beside its code from the first moment, and follows shelf, price and state', async () => {
    const page = await aPage();
    const made = await aProduct(page.id, {
      pictures: 1,
      category: 'rugs',
      variants: [
        { values: ['small'], price: 900n },
        { values: ['large'], price: 1_400n },
      ],
    });
    await see(made.media);
    expect(await hintAt(made.media)).toEqual({
      page: page.id,
      isPublic: true,
      category: 'rugs',
      low: 900n,
      high: 1_400n,
    });
    await shopDb().update(product).set({ category: 'tiles' }).where(eq(product.id, made.id));
    await shopDb().update(variant).set({ priceMinor: 2_000n }).where(eq(variant.priceMinor, 1_400n));
    expect(await hintAt(made.media)).toMatchObject({ category: 'tiles', low: 900n, high: 2_000n });
    await shopDb().update(variant).set({ removedAt: new Date() }).where(eq(variant.priceMinor, 900n));
    expect(await hintAt(made.media)).toMatchObject({ low: 2_000n, high: 2_000n });
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, made.id));
    expect(await hintAt(made.media)).toMatchObject({ isPublic: false });
  });

  it('is of all products that show it, and of none when none does', async () => {
    const page = await aPage();
    const one = await aProduct(page.id, { pictures: 1, category: 'rugs', variants: [{ price: 900n }] });
    const other = await aProduct(page.id, { category: 'tiles', variants: [{ price: 100n }] });
    await see(one.media);
    const [mediaId] = one.media;
    if (mediaId === undefined) throw new Error('a picture is needed');
    await shopDb().insert(productMedia).values({ productId: other.id, mediaId, position: 0 });
    expect(await hintAt(one.media)).toMatchObject({ category: null, low: 100n, high: 900n });
    await shopDb().delete(productMedia).where(eq(productMedia.productId, one.id));
    expect(await hintAt(one.media)).toMatchObject({ category: 'tiles', low: 100n, high: 100n });
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, other.id));
    expect(await hintAt(one.media)).toMatchObject({ isPublic: false, low: null });
  });

  it.each(['publishing', 'a new price'])('waits for %s that has not ended, which began before', async (change) => {
    const page = await aPage();
    const made = await aProduct(page.id, {
      pictures: 1,
      state: change === 'publishing' ? 'draft' : 'published',
      variants: [{ price: 900n }],
    });
    let seen: Promise<unknown> = Promise.resolve();
    await shopDb().transaction(async (tx) => {
      if (change === 'publishing') await tx.update(product).set({ state: 'published' }).where(eq(product.id, made.id));
      else await tx.update(variant).set({ priceMinor: 50n }).where(eq(variant.productId, made.id));
      seen = see(made.media).then();
      await expect.poll(() => isWaitingFor(made.media)).toBe(true);
    });
    await seen;
    expect(await hintAt(made.media)).toMatchObject({ isPublic: true, low: change === 'publishing' ? 900n : 50n });
  });

  it.each(['product', 'variant', 'product_media'])(
    'is left by a change of a %s only when that has its page',
    async (table) => {
      const names = (await orderOf(table)).map(({ name }) => name);
      expect(names[0]).toMatch(/version$/);
      expect(names.slice(1).length).toBeGreaterThan(0);
      expect(names.slice(1).every((name) => name.endsWith('hint'))).toBe(true);
    },
  );
});

/** Whether somebody waits for a lock while keeping a code, whose row nobody sees yet. */
async function isWaitingFor([media]: readonly Id<'media'>[]): Promise<boolean> {
  const [row] = await shopDb().execute<{ waiting: boolean }>(sql`
    select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%picture_code%')
      and not exists (select from shop.picture_code where media_id = ${media === undefined ? '' : toUuid(media)}::uuid) as waiting`);
  return row?.waiting === true;
}
