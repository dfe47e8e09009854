import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media, page, pageMember } from '@/db/schema/shop/page';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import { type Id, newId } from '@/lib/kernel/ids';
import { slugOf } from '@/lib/shop/catalog/model';

/** Small worlds for tests of what the public sees: every call makes new rows under new ids, written as the shop's role. */

type PageGiven = Partial<typeof page.$inferInsert> & { owner?: Id<'person'> };

/** An open, published shop in US dollars that delivers to the United States; everything can be said otherwise. */
export async function aPage({ owner, ...given }: PageGiven = {}): Promise<{ id: Id<'page'>; handle: string }> {
  const id = given.id ?? newId('page');
  const handle = given.handle ?? `shop-${id.slice(-12)}`;
  const open = { state: 'published', shopOpen: true, country: 'US', currency: 'USD', deliveryCountries: ['US'] };
  await shopDb()
    .insert(page)
    .values({ ...open, name: 'Cedar & Co', kind: 'home', ...given, id, handle });
  if (owner)
    await shopDb()
      .insert(pageMember)
      .values({ pageId: id, personId: owner, roles: ['owner'] });
  return { id, handle };
}

type ProductGiven = Omit<Partial<typeof product.$inferInsert>, 'pageId'> & {
  /** Price in minor units and stock of each variant; one of 20.00 with ten units when not said. */
  variants?: readonly { values?: string[]; price?: bigint | null; stock?: number; sku?: string; drop?: boolean }[];
  /** How many pictures; none when not said. */
  pictures?: number;
};

/** A published product of a page, with its variants and pictures. */
export async function aProduct(
  pageId: Id<'page'>,
  { variants = [{}], pictures = 0, ...given }: ProductGiven = {},
): Promise<{ id: Id<'product'>; slug: string; variants: Id<'variant'>[]; media: Id<'media'>[] }> {
  const id = given.id ?? newId('product');
  const title = given.title ?? 'Glazed bowl';
  const slug = given.slug ?? `${slugOf(title)}-${id.slice(-8)}`;
  const published = { state: 'published', publishedAt: new Date() };
  await shopDb()
    .insert(product)
    .values({ ...published, ...given, id, pageId, title, slug });
  const made = variants.map(() => newId('variant'));
  const rows = variants.map(({ values = [], price = 2_000n, stock = 10, sku = '', drop = false }, position) => ({
    ...{
      id: made[position] ?? newId('variant'),
      productId: id,
      pageId,
      values,
      priceMinor: price,
      stock,
      sku,
      drop,
      position,
    },
  }));
  if (rows.length > 0) await shopDb().insert(variant).values(rows);
  const faces = await Promise.all(Array.from({ length: pictures }, () => aPicture(pageId)));
  for (const [position, mediaId] of faces.entries()) {
    await shopDb().insert(productMedia).values({ productId: id, mediaId, position });
  }
  return { id, slug, variants: made, media: faces };
}

/** A row for a picture, without bytes behind it. */
export async function aPicture(pageId: Id<'page'>, alt = 'A bowl'): Promise<Id<'media'>> {
  const id = newId('media');
  await shopDb()
    .insert(media)
    .values({ id, pageId, key: id.slice(4), width: 1200, height: 1500, alt });
  return id;
}

/** The number that rises when what the public sees of a page changes. */
export async function versionOf(pageId: Id<'page'>): Promise<number> {
  const [row] = await shopDb().select({ version: page.version }).from(page).where(eq(page.id, pageId));
  return row?.version ?? 0;
}

/** Nobody: the actor of a page that anybody may open. */
export const anybody = { kind: 'guest', guestHash: null, locale: 'en' } as const;
