import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, money } from '@/lib/kernel/money';
import { onSale } from '@/lib/shop/cards/queries';
import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { offersOf } from '@/lib/shop/discounts/queries';
import type { Unit } from '@/lib/shop/discounts/sale/model';
import { salesOf } from '@/lib/shop/discounts/sale/queries';
import { offered, soldTo } from '@/lib/shop/markets/offered';
import { requireMember } from '@/lib/shop/ownership/queries';
import { shelfOf } from '@/lib/shop/taxonomy/tree';
import { type VideoContainer, videoPath } from '@/lib/shop/videos/model';
import type { ExportPicture, ExportProduct, ExportShop } from './model';

/** Products read together: of the largest, with 250 variants each, some ten megabytes. */
const together = 100;

/** Makes the address of a picture of its storage key. */
export type PictureAddress = (key: string) => string;

/** All products of a page the actor owns, in every state, in the order of their addresses; null when she does not own it. */
export async function ownersProducts(
  actor: Actor,
  pageId: Id<'page'>,
  picture: PictureAddress,
): Promise<AsyncIterable<readonly ExportProduct[]> | null> {
  return (await requireMember(actor, pageId, 'export_catalog'))
    ? productsOf(pageId, { which: sql`true`, picture, to: '', isOwners: true })
    : null;
}

/** Whether anything of a page the actor owns is in a collection by hand. */
export async function hasCollections(actor: Actor, pageId: Id<'page'>): Promise<boolean> {
  if (!(await requireMember(actor, pageId, 'export_catalog'))) return false;
  const [found] = await shopDb().execute(sql`
    select from shop.collection c join shop.collection_product k on k.collection_id = c.id
    where c.page_id = ${toUuid(pageId)}::uuid and c.kind = 'hand' limit 1`);
  return found !== undefined;
}

/**
 * What of a page is on sale in a country, as it is priced there, in the order of its addresses; anybody may read it. Without a
 * country (empty), and in one that is in no market, prices are the page's own.
 */
export function productsOnSale(
  _actor: Actor,
  pageId: Id<'page'>,
  picture: PictureAddress,
  to = '',
): AsyncIterable<readonly ExportProduct[]> {
  return productsOf(pageId, { which: sql`${onSale} and ${hasOpened} and ${soldTo(to)}`, picture, to });
}

/** The same with what the shop takes off by itself from everybody, as a cart with one unit has it. `to` is a country, or empty. */
export async function* productsWithSales(
  actor: Actor,
  pageId: Id<'page'>,
  picture: PictureAddress,
  shop: Pick<ExportShop, 'currency' | 'delivery'> & { readonly to: string },
): AsyncGenerator<readonly ExportProduct[]> {
  const offers = await offersOf(actor, pageId);
  for await (const products of productsOnSale(actor, pageId, picture, shop.to)) {
    const units = products.flatMap(({ document }) => unitsOf(document, shop.currency));
    const sales = await salesOf(actor, offers, units, shop.delivery.zones);
    yield products.map((product) => ({ ...product, sales }));
  }
}

function unitsOf({ id, category, variants }: ProductDocument, currency: Currency): Unit[] {
  return variants.flatMap(({ id: variantId, priceMinor, weightGrams }) =>
    priceMinor === null
      ? []
      : [
          {
            ...{ productId: id, variantId, shelf: shelfOf(category) },
            ...{ price: money(priceMinor, currency), grams: BigInt(weightGrams ?? 0) },
          },
        ],
  );
}

/** What is shown but opens later is not on sale yet: a feed would say that it can be had. */
const hasOpened = sql`not exists (select from shop.opening o where o.product_id = p.id and o.opens_at > now())`;

type Asked = {
  readonly which: SQL;
  readonly picture: PictureAddress;
  readonly to: string;
  readonly isOwners?: boolean;
};

async function* productsOf(
  pageId: Id<'page'>,
  { which, picture, to, isOwners = false }: Asked,
): AsyncGenerator<readonly ExportProduct[]> {
  let after = '';
  while (true) {
    const rows = await shopDb().execute<{ id: string; slug: string }>(sql`
      select p.id, p.slug from shop.product p join shop.page g on g.id = p.page_id
      where p.page_id = ${toUuid(pageId)}::uuid and p.slug > ${after} and ${which} order by p.slug limit ${together}`);
    const last = rows.at(-1);
    if (!last) return;
    after = last.slug;
    const slugs = new Map(rows.map(({ id, slug }) => [fromUuid('product', id), slug]));
    const documents = await pricedIn(to, await documentsOf(shopDb(), pageId, [...slugs.keys()]));
    const [pictures, videos] = [await picturesOf(documents, picture), await videosOf(documents, picture)];
    const collections = isOwners ? await collectionsOf(pageId, documents) : new Map();
    yield documents.map((document) => ({
      ...withPictures(document, slugs.get(document.id) ?? '', pictures),
      collections: collections.get(document.id) ?? [],
      video: document.videos.flatMap((id) => videos.get(id) ?? [])[0] ?? null,
    }));
  }
}

/** The names of the collections each is in by hand, hidden ones too, in the language the page speaks first where they say it. */
async function collectionsOf(
  pageId: Id<'page'>,
  documents: readonly ProductDocument[],
): Promise<ReadonlyMap<Id<'product'>, readonly string[]>> {
  const ids = `{${documents.map(({ id }) => toUuid(id)).join(',')}}`;
  const rows = await shopDb().execute<{ id: string; names: string[] }>(sql`
    select k.product_id as id, array_agg(coalesce(
      nullif(case when g.languages[1] = 'ar' then c.title_ar else c.title_en end, ''), nullif(c.title_en, ''), c.title_ar
    ) order by c.place) as names
    from shop.collection_product k join shop.collection c on c.id = k.collection_id join shop.page g on g.id = c.page_id
    where c.page_id = ${toUuid(pageId)}::uuid and c.kind = 'hand' and k.product_id = any(${ids}::uuid[]) group by k.product_id`);
  return new Map(rows.map(({ id, names }) => [fromUuid('product', id), names]));
}

/** The documents with what their variants are offered at in a country. */
async function pricedIn(to: string, documents: readonly ProductDocument[]): Promise<readonly ProductDocument[]> {
  if (to === '' || documents.length === 0) return documents;
  const { from, minor, before } = offered(to);
  const rows = await shopDb().execute<{ id: string; price: string; before: string | null }>(sql`
    select v.id, ${minor}::text as price, ${before}::text as before from ${from} join shop.page g on g.id = v.page_id
    where v.product_id in ${documents.map(({ id }) => toUuid(id))} and v.removed_at is null and v.price_minor is not null`);
  const there = new Map(rows.map((row) => [fromUuid('variant', row.id), row]));
  const priced = (variant: VariantDocument): VariantDocument => {
    const row = there.get(variant.id);
    if (!row) return variant;
    return {
      ...variant,
      priceMinor: BigInt(row.price),
      compareAtMinor: row.before === null ? null : BigInt(row.before),
    };
  };
  return documents.map((document) => ({ ...document, variants: document.variants.map(priced) }));
}

type Pictures = ReadonlyMap<Id<'media'>, ExportPicture>;

function withPictures(
  document: ProductDocument,
  slug: string,
  pictures: Pictures,
): Omit<ExportProduct, 'video' | 'collections'> {
  const own = document.variants.flatMap(({ media }) => (media === null ? [] : (pictures.get(media) ?? [])));
  return {
    document,
    slug,
    pictures: document.media.flatMap((id) => pictures.get(id) ?? []),
    variantPictures: Object.fromEntries(own.map((one) => [one.id, one])),
    sales: new Map(),
  };
}

async function picturesOf(documents: readonly ProductDocument[], address: PictureAddress): Promise<Pictures> {
  const ids = new Set(
    documents.flatMap(({ media, variants }) => [...media, ...variants.flatMap((variant) => variant.media ?? [])]),
  );
  if (ids.size === 0) return new Map();
  const rows = await shopDb().execute<{ id: string; key: string; alt: string }>(sql`
    select m.id, m.key, m.alt from shop.media m where m.id = any(${`{${[...ids].map(toUuid).join(',')}}`}::uuid[])`);
  return new Map(
    rows.map(({ id, key, alt }) => [fromUuid('media', id), { id: fromUuid('media', id), address: address(key), alt }]),
  );
}

/** The addresses of videos that the public sees, at the site where the pictures are. */
async function videosOf(
  documents: readonly ProductDocument[],
  picture: PictureAddress,
): Promise<ReadonlyMap<Id<'video'>, string>> {
  const ids = documents.flatMap(({ videos }) => videos.map(toUuid));
  if (ids.length === 0) return new Map();
  const rows = await shopDb().execute<{ id: string; key: string; container: VideoContainer }>(sql`
    select v.id, v.key, v.container from shop.video v where v.id = any(${`{${ids.join(',')}}`}::uuid[]) and shop.is_told(v)`);
  return new Map(rows.map((row) => [fromUuid('video', row.id), new URL(videoPath(row), picture(row.key)).href]));
}

/**
 * Tells one state of what is on sale from every other, without writing it down: the page's version, which every change raises,
 * and what is sold out, has opened, or is taken off by itself, which does not raise it. How many there are stays untold: a mark would tell every sale.
 */
export async function feedMark(_actor: Actor, pageId: Id<'page'>): Promise<string> {
  const [row] = await shopDb().execute<{ version: string; stock: string; discounts: string }>(sql`
    select g.version::text, (
      select coalesce(sum(hashtextextended(v.id::text, (v.stock > 0)::int::bigint)), 0)::text from shop.variant v
      where v.page_id = g.id and v.removed_at is null)
      || ':' || (select count(*) from shop.opening o where o.page_id = g.id and o.opens_at <= now()) as stock, (
      select coalesce(sum(hashtextextended(concat_ws(' ', d.id, d.version, d.starts_at <= now(), d.ends_at <= now()), 0)), 0)::text
      from shop.discount d where d.page_id = g.id and d.method = 'automatic') as discounts
    from shop.page g where g.id = ${toUuid(pageId)}::uuid`);
  return `${row?.version ?? ''}.${row?.stock ?? ''}.${row?.discounts ?? ''}`;
}
