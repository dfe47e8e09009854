import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { shopDb } from './client/shop';
import { product, variant } from './schema/shop/product';
import { priceDay } from './schema/shop/product-history';
import { aPage, aProduct } from './testing/shop';
import { ownerDb } from './testing/world';

const broken = (constraint: string) => ({
  cause: expect.objectContaining({ code: '23514', constraint_name: constraint }),
});

describe('what the database says of a GTIN', () => {
  it.each([
    ['4006381333931', true],
    ['4006381333930', false],
    ['96385074', true],
    ['036000291452', true],
    ['10614141000415', true],
    ['0', false],
    ['٤٠٠٦٣٨١٣٣٣٩٣١', false],
    ['400638133393a', false],
    ['123456789', false],
  ])('%s: %s', async (digits, right) => {
    expect([...(await shopDb().execute(sql`select shop.is_gtin(${digits}) as right`))]).toEqual([{ right }]);
  });
});

describe('what the database refuses of a product', () => {
  it.each([
    ['product_brand', { brand: 'x'.repeat(101) }],
    ['product_condition', { condition: 'broken' }],
    ['product_tags', { tags: Array.from({ length: 51 }, (_, place) => `t${place}`) }],
    ['product_tags', { tags: [''] }],
    ['product_hs_code', { hsCode: '6109.10' }],
    ['product_origin_country', { originCountry: 'Syria' }],
    ['product_google_category', { googleCategory: 'Home > Bowls' }],
    ['product_publish_at', { publishAt: new Date() }],
  ])('%s', async (constraint, fields) => {
    const made = await aProduct((await aPage()).id);
    await expect(shopDb().update(product).set(fields).where(eq(product.id, made.id))).rejects.toMatchObject(
      broken(constraint),
    );
  });

  it.each([
    ['variant_gtin_digit', { gtin: '4006381333930' }],
    ['variant_weight', { weightGrams: -1 }],
    ['variant_compare_at', { compareAtMinor: 0n }],
    ['variant_mpn', { mpn: 'x'.repeat(101) }],
  ])('%s', async (constraint, fields) => {
    const made = await aProduct((await aPage()).id);
    await expect(shopDb().update(variant).set(fields).where(eq(variant.productId, made.id))).rejects.toMatchObject(
      broken(constraint),
    );
  });

  it('two products of one page that another system calls the same, but not of two', async () => {
    const [one, two] = [await aPage(), await aPage()];
    await aProduct(one.id, { externalId: 'gid://1' });
    await expect(aProduct(two.id, { externalId: 'gid://1' })).resolves.toBeDefined();
    await expect(aProduct(one.id, { externalId: 'gid://1' })).rejects.toMatchObject({
      cause: { code: '23505', constraint_name: 'product_external_key' },
    });
  });
});

/** Makes what was noted until now older by some days. */
async function daysPass(id: Id<'variant'>, days: number): Promise<void> {
  await ownerDb().execute(
    sql`update shop.price_day set day = day - ${days}::int where variant_id = ${toUuid(id)}::uuid`,
  );
}

async function priced(id: Id<'variant'>, price: bigint): Promise<void> {
  await shopDb().update(variant).set({ priceMinor: price }).where(eq(variant.id, id));
}

async function notes(id: Id<'variant'>): Promise<string[]> {
  const rows = await shopDb().select().from(priceDay).where(eq(priceDay.variantId, id)).orderBy(priceDay.day);
  return rows.map((row) => `${row.lowestMinor} ${row.lastMinor}`);
}

async function lowestBefore(id: Id<'variant'>): Promise<string | null> {
  const [row] = await shopDb().execute<{ lowest: string | null }>(
    sql`select shop.lowest_before(${toUuid(id)}::uuid)::text as lowest`,
  );
  return row?.lowest ?? null;
}

async function aVariant(state: 'published' | 'draft' = 'published') {
  const made = await aProduct((await aPage()).id, { state, variants: [{ price: 10_000n }] });
  const [id] = made.variants;
  if (!id) throw new Error('no variant');
  return { id, product: made.id };
}

describe('prices by day', () => {
  it('are kept while something is on sale, the lowest of each day and the last', async () => {
    const { id, product: of } = await aVariant('draft');
    await priced(id, 9_000n);
    expect(await notes(id)).toEqual([]);
    await shopDb().update(product).set({ state: 'published' }).where(eq(product.id, of));
    expect(await notes(id)).toEqual(['9000 9000']);
    await priced(id, 7_000n);
    await priced(id, 8_000n);
    expect(await notes(id)).toEqual(['7000 8000']);
    await daysPass(id, 3);
    await shopDb().update(variant).set({ stock: 4 }).where(eq(variant.id, id));
    expect(await notes(id)).toEqual(['7000 8000']);
    await priced(id, 9_500n);
    // It was 80.00 until this morning.
    expect(await notes(id)).toEqual(['7000 8000', '8000 9500']);
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, of));
    expect(await notes(id)).toEqual(['7000 8000', '8000 null']);
  });

  it('tell the lowest of the 30 days before a reduction', async () => {
    const { id } = await aVariant();
    expect(await lowestBefore(id)).toBe(null);
    await daysPass(id, 100);
    await priced(id, 6_000n);
    await daysPass(id, 35);
    await priced(id, 9_000n);
    await daysPass(id, 10);
    await priced(id, 8_000n);
    // 60.00 still applied in the 30 days before today, though it began long before them.
    expect(await lowestBefore(id)).toBe('6000');
    await daysPass(id, 31);
    await priced(id, 9_000n);
    await daysPass(id, 40);
    await priced(id, 7_000n);
    // Now everything but 90.00 is older.
    expect(await lowestBefore(id)).toBe('9000');
  });

  it('begin anew with no day off sale', async () => {
    const { id, product: of } = await aVariant();
    await daysPass(id, 20);
    await priced(id, 8_000n);
    await daysPass(id, 2);
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, of));
    await daysPass(id, 2);
    await shopDb().update(product).set({ state: 'published' }).where(eq(product.id, of));
    expect(await lowestBefore(id)).toBe('10000');
    await daysPass(id, 40);
    await shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, of));
    await priced(id, 5_000n);
    await daysPass(id, 2);
    await shopDb().update(product).set({ state: 'published' }).where(eq(product.id, of));
    // What changed while it was off sale began when it came back.
    expect(await lowestBefore(id)).toBe('8000');
  });

  it('are written by nobody but the database itself, and changes of a product never rewritten', async () => {
    const denied = { cause: { code: '42501' } };
    const { id, product: of } = await aVariant();
    await expect(shopDb().delete(priceDay).where(eq(priceDay.variantId, id))).rejects.toMatchObject(denied);
    await shopDb().execute(
      sql`insert into shop.product_change (product_id, verb, after) values (${toUuid(of)}::uuid, 'save', '{}')`,
    );
    await expect(shopDb().execute(sql`update shop.product_change set verb = 'x'`)).rejects.toMatchObject(denied);
    await expect(shopDb().execute(sql`delete from shop.product_change`)).rejects.toMatchObject(denied);
  });
});
