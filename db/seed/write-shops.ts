import { and, eq, exists, inArray, isNull, not, sql } from 'drizzle-orm';
import { page, pageMember } from '@/db/schema/shop/page';
import { pickup } from '@/db/schema/shop/pickup';
import { place } from '@/db/schema/shop/place';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, parseAmount } from '@/lib/kernel/money';
import { nodeOfWords } from '@/lib/shop/taxonomy/node-of-words';
import { type NodeId, placeOf, shelfOf } from '@/lib/shop/taxonomy/tree';
import type { Derive } from './derive';
import { chunks, type OwnerDb } from './owner';
import { pages } from './world/pages';
import { pickups } from './world/pickups';
import type { WorldPage, WorldProduct } from './world/shape';
import type { MediaWriter } from './write-media';
import { personId } from './write-people';

/** The id of a page by handle. */
export function pageIdOf(derive: Derive, handle: string): Id<'page'> {
  const found = pages.find((one) => one.handle === handle);
  return derive.id('page', handle, found?.openedDaysAgo ?? 0);
}

/** The id of a variant by its SKU. */
export function variantIdOf(derive: Derive, sku: string): Id<'variant'> {
  return derive.id('variant', sku);
}

/** Minor units of a price in the world's data; a price that is none is a mistake in the data. */
export function minor(price: string, currency: Currency): bigint {
  const amount = parseAmount(price, currency);
  if (!amount) throw new Error(`"${price}" is no amount of ${currency}`);
  return amount.amount;
}

/** Pages with their owners, shops, products and pictures. Says how many products and pictures there are. */
export async function writeShops(
  database: OwnerDb,
  derive: Derive,
  writer: MediaWriter,
): Promise<{ products: number }> {
  await database
    .insert(page)
    .values(pages.map((one) => pageRow(derive, one)))
    .onConflictDoNothing();
  const members = pages.flatMap((one) => {
    const people = [...one.owners.map((owner) => [owner, ['owner']] as const), ...Object.entries(one.helpers ?? {})];
    const [first = ''] = one.owners;
    return people.map(([handle, roles], place) => ({
      ...{ pageId: pageIdOf(derive, one.handle), personId: personId(derive, handle), roles: [...roles] },
      givenBy: place === 0 ? null : personId(derive, first),
      ...{ createdAt: derive.ago(one.openedDaysAgo), givenAt: derive.ago(one.openedDaysAgo) },
    }));
  });
  await database.insert(pageMember).values(members).onConflictDoNothing();
  await writePickups(database, derive);
  for (const one of pages) await writeCatalog(database, derive, writer, one);
  return { products: pages.reduce((count, one) => count + one.products.length, 0) };
}

async function writePickups(database: OwnerDb, derive: Derive): Promise<void> {
  for (const [handle, at] of Object.entries(pickups)) {
    const { name, ...told } = at;
    const [id, pageId] = [derive.id('place', handle), pageIdOf(derive, handle)];
    const address = `${at.line1}, ${at.city}, ${at.region} ${at.postalCode}`;
    await database.insert(place).values({ id, pageId, name, address }).onConflictDoNothing();
    await database
      .insert(pickup)
      .values({ placeId: id, pageId, ...told })
      .onConflictDoNothing();
  }
}

function pageRow(derive: Derive, one: WorldPage): typeof page.$inferInsert {
  return {
    ...{ id: pageIdOf(derive, one.handle), handle: one.handle, name: one.name, kind: one.kind, about: one.about },
    ...{
      country: one.country,
      currency: one.currency,
      languages: [...one.languages],
      state: 'published',
      // A charity that sells nothing has no shop to open.
      shopOpen: one.products.length > 0,
    },
    deliveryMinor: minor(one.delivery.price, one.currency),
    ...{
      deliveryDaysMin: one.delivery.days[0],
      deliveryDaysMax: one.delivery.days[1],
      deliveryCountries: [...one.delivery.countries],
    },
    ...{ taxBasisPoints: one.tax.basisPoints, taxInclusive: one.tax.inclusive },
    ...{
      legalName: one.legal.name,
      legalAddress: one.legal.address,
      contactEmail: one.legal.email,
      returnsText: one.legal.returns,
    },
    createdAt: derive.ago(one.openedDaysAgo),
  };
}

async function writeCatalog(database: OwnerDb, derive: Derive, writer: MediaWriter, one: WorldPage): Promise<void> {
  const pageId = pageIdOf(derive, one.handle);
  const [logoMediaId, coverMediaId] = await Promise.all([
    writer.logo(pageId, one),
    writer.picture(pageId, one.handle, one.cover),
  ]);
  // A charity sells nothing.
  for (const rows of chunks(one.products.map((each, index) => productRow(derive, one, each, index)))) {
    await database.insert(product).values(rows).onConflictDoNothing();
  }
  for (const rows of chunks(one.products.flatMap((each) => variantRows(derive, one, each)))) {
    await database.insert(variant).values(rows).onConflictDoNothing();
  }
  for (const each of one.products) await writePictures(database, derive, writer, one, each);
  await database.update(page).set({ logoMediaId, coverMediaId }).where(eq(page.id, pageId));
}

function productRow(derive: Derive, one: WorldPage, each: WorldProduct, index: number): typeof product.$inferInsert {
  // Shops put things up over weeks: the order in the data is the order of the shelf, newest last.
  // What has no picture (a service) was there from the first day and does not lead the shelf.
  const shelf = one.products.length;
  const daysAgo = each.pictures.length === 0 ? one.openedDaysAgo : (one.openedDaysAgo * (shelf - index)) / (shelf + 1);
  return {
    ...{ id: productId(derive, one, each), pageId: pageIdOf(derive, one.handle), slug: each.slug, title: each.title },
    ...{
      description: each.description,
      ...placeOf(placeByTitle(each)),
      language: one.languages[0] ?? 'en',
      state: 'published',
    },
    options: each.options.map(({ name, values }) => ({ name, values: [...values] })),
    ...{ publishedAt: derive.ago(daysAgo), createdAt: derive.ago(daysAgo), updatedAt: derive.ago(daysAgo) },
  };
}

function variantRows(derive: Derive, one: WorldPage, each: WorldProduct): (typeof variant.$inferInsert)[] {
  return each.variants.map(({ values, sku, price, stock }, position) => ({
    ...{ id: variantIdOf(derive, sku), productId: productId(derive, one, each), pageId: pageIdOf(derive, one.handle) },
    ...{ values: [...values], sku, priceMinor: minor(price, one.currency), stock, position },
  }));
}

/** The place below its shelf that a product’s title names, where it does. */
function placeByTitle({ title, category }: WorldProduct): NodeId {
  const named = nodeOfWords(title);
  return named !== null && shelfOf(named) === category ? named : category;
}

async function writePictures(
  database: OwnerDb,
  derive: Derive,
  writer: MediaWriter,
  one: WorldPage,
  each: WorldProduct,
): Promise<void> {
  const pageId = pageIdOf(derive, one.handle);
  const ids = await Promise.all(each.pictures.map((picture) => writer.picture(pageId, one.handle, picture)));
  const rows = ids.flatMap((mediaId, position) =>
    mediaId ? [{ productId: productId(derive, one, each), mediaId, position }] : [],
  );
  if (rows.length > 0) await database.insert(productMedia).values(rows).onConflictDoNothing();
}

function productId(derive: Derive, one: WorldPage, each: WorldProduct): Id<'product'> {
  return productIdOf(derive, one.handle, each.slug);
}

/** The id of a product by the handle of its page and its slug. */
export function productIdOf(derive: Derive, handle: string, slug: string): Id<'product'> {
  return derive.id('product', `${handle}/${slug}`);
}

/**
 * Takes demo products off the shelf whose pictures are not at hand, for a shop shows nothing it cannot show, and puts those
 * back whose pictures have come since, unless their owner has touched them. Says how many are missing.
 */
export async function hideUnpictured(database: OwnerDb, derive: Derive): Promise<number> {
  const goods = pages.flatMap((one) =>
    one.products.filter((each) => each.pictures.length > 0).map((each) => productId(derive, one, each)),
  );
  const pictured = exists(database.select().from(productMedia).where(eq(productMedia.productId, product.id)));
  await database
    .update(product)
    .set({ state: 'published', publishedAt: sql`created_at` })
    .where(
      and(
        inArray(product.id, goods),
        eq(product.state, 'draft'),
        isNull(product.publishedAt),
        eq(product.updatedAt, product.createdAt),
        pictured,
      ),
    );
  const hidden = await database
    .update(product)
    .set({ state: 'draft', publishedAt: null })
    .where(and(inArray(product.id, goods), eq(product.state, 'published'), not(pictured)))
    .returning({ id: product.id });
  return hidden.length;
}
