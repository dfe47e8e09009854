import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { product, variant } from '@/db/schema/shop/product';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { productBySlug } from './queries';

async function aThing() {
  const page = await aPage();
  const made = await aProduct(page.id, { variants: [{ price: 10_000n }] });
  const [id] = made.variants;
  if (!id) throw new Error('no variant');
  const change = (fields: Partial<typeof variant.$inferInsert>) =>
    shopDb().update(variant).set(fields).where(eq(variant.id, id));
  const see = async () => (await productBySlug(anybody, page.handle, made.slug))?.variants[0]?.reduction;
  return { id, product: made.id, change, see, page, slug: made.slug };
}

async function daysPass(id: Id<'variant'>, days: number): Promise<void> {
  await ownerDb().execute(
    sql`update shop.price_day set day = day - ${days}::int where variant_id = ${toUuid(id)}::uuid`,
  );
}

const usd = (amount: bigint) => ({ amount, currency: 'USD' });

it('a price before is shown where it is higher, with the lowest of the 30 days before', async () => {
  const thing = await aThing();
  await thing.change({ compareAtMinor: 9_000n });
  expect(await thing.see()).toBe(null);
  await thing.change({ compareAtMinor: 12_000n });
  expect(await thing.see()).toEqual({ was: usd(12_000n), lowest: null });
  await daysPass(thing.id, 5);
  await thing.change({ priceMinor: 8_000n });
  expect(await thing.see()).toEqual({ was: usd(12_000n), lowest: usd(10_000n) });
});

it('no price before is shown of what was as cheap within the 30 days before', async () => {
  const thing = await aThing();
  await daysPass(thing.id, 9);
  await thing.change({ priceMinor: 6_000n });
  await daysPass(thing.id, 9);
  await thing.change({ priceMinor: 8_000n, compareAtMinor: 12_000n });
  expect(await thing.see()).toBe(null);
});

it('what an owner says of a thing is shown at once, and what only she is to know never', async () => {
  const thing = await aThing();
  await productBySlug(anybody, thing.page.handle, thing.slug);
  await shopDb()
    .update(product)
    .set({ brand: 'Cedar', condition: 'used', externalId: 'gid://secret', hsCode: '691200' })
    .where(eq(product.id, thing.product));
  expect(await productBySlug(anybody, thing.page.handle, thing.slug)).toMatchObject({
    brand: 'Cedar',
    condition: 'used',
  });
  await thing.change({ gtin: '4006381333931', weightGrams: 1_250, externalId: 'gid://secret' });
  const seen = await productBySlug(anybody, thing.page.handle, thing.slug);
  expect(seen).toMatchObject({
    brand: 'Cedar',
    condition: 'used',
    variants: [{ gtin: '4006381333931', weightGrams: 1_250 }],
  });
  const text = JSON.stringify(seen, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
  for (const secret of ['gid://secret', '691200']) expect(text).not.toContain(secret);
});
