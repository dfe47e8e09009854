import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { onSale } from '@/lib/shop/cards/queries';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type VideoContainer, videoPath } from '@/lib/shop/videos/model';
import type { ExportPicture, ExportProduct } from './model';

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
  return (await requireMember(actor, pageId, 'export_catalog')) ? productsOf(pageId, sql`true`, picture) : null;
}

/** What of a page is on sale, in the order of its addresses; anybody may read it. */
export function productsOnSale(
  _actor: Actor,
  pageId: Id<'page'>,
  picture: PictureAddress,
): AsyncIterable<readonly ExportProduct[]> {
  return productsOf(pageId, sql`${onSale} and ${hasOpened}`, picture);
}

/** What is shown but opens later is not on sale yet: a feed would say that it can be had. */
const hasOpened = sql`not exists (select from shop.opening o where o.product_id = p.id and o.opens_at > now())`;

async function* productsOf(
  pageId: Id<'page'>,
  which: SQL,
  picture: PictureAddress,
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
    const documents = await documentsOf(shopDb(), pageId, [...slugs.keys()]);
    const [pictures, videos] = [await picturesOf(documents, picture), await videosOf(documents, picture)];
    yield documents.map((document) => ({
      ...withPictures(document, slugs.get(document.id) ?? '', pictures),
      video: document.videos.flatMap((id) => videos.get(id) ?? [])[0] ?? null,
    }));
  }
}

type Pictures = ReadonlyMap<Id<'media'>, ExportPicture>;

function withPictures(document: ProductDocument, slug: string, pictures: Pictures): Omit<ExportProduct, 'video'> {
  const own = document.variants.flatMap(({ media }) => (media === null ? [] : (pictures.get(media) ?? [])));
  return {
    document,
    slug,
    pictures: document.media.flatMap((id) => pictures.get(id) ?? []),
    variantPictures: Object.fromEntries(own.map((one) => [one.id, one])),
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
 * and what is sold out or has opened, which does not raise it. How many there are stays untold: a mark would tell every sale.
 */
export async function feedMark(_actor: Actor, pageId: Id<'page'>): Promise<string> {
  const [row] = await shopDb().execute<{ version: string; stock: string }>(sql`
    select g.version::text, (
      select coalesce(sum(hashtextextended(v.id::text, (v.stock > 0)::int::bigint)), 0)::text from shop.variant v
      where v.page_id = g.id and v.removed_at is null)
      || ':' || (select count(*) from shop.opening o where o.page_id = g.id and o.opens_at <= now()) as stock
    from shop.page g where g.id = ${toUuid(pageId)}::uuid`);
  return `${row?.version ?? ''}.${row?.stock ?? ''}`;
}
