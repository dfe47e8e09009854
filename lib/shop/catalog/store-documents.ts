import 'server-only';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { product, productMedia, variant } from '@/db/schema/shop/product';
import { productVideo } from '@/db/schema/shop/video';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { stockMax } from '@/lib/shop/drafts/model';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { placeOf } from '@/lib/shop/taxonomy/tree';
import { changeStock } from './adjust-stock';
import { freeSlugs } from './free-slugs';
import type { Known } from './judge-documents';
import type { ProductDocument } from './product-document';
import type { Change } from './record-changes';
import { storeMarkets } from './store-markets';

/** Makes products what their documents say; they were judged, and the page is held. A statement each for all of them. */
export async function storeDocuments(
  transaction: ShopTransaction,
  owned: OwnedPage,
  known: Known,
  changes: readonly Change[],
): Promise<void> {
  const fresh = changes.filter(({ after }) => !known.products.has(after.id)).map(({ after }) => after);
  const kept = changes.filter(({ after }) => known.products.has(after.id));
  await parkNames(transaction, kept);
  const becomePublic = changes
    .map(({ after }) => after)
    .filter(({ id, state }) => state === 'published' && !known.products.get(id)?.publishedAt);
  const slugs = await freeSlugs(transaction, owned, becomePublic);
  const rowsOf = (documents: readonly ProductDocument[]) => productRows(documents, slugs);
  if (fresh.length > 0) await transaction.execute(insertProducts(owned, rowsOf(fresh)));
  if (kept.length > 0) await transaction.execute(updateProducts(rowsOf(kept.map(({ after }) => after))));
  await storeVariants(transaction, owned, known, changes);
  await storePhotos(transaction, changes);
  await storeVideos(transaction, changes);
  await storeMarkets(transaction, owned, changes);
}

const productColumns = [
  ...([
    'state',
    'publish_at',
    'archive_at',
    'title',
    'description',
    'language',
    'brand',
    'material',
    'colour',
  ] as const),
  ...(['category', 'subcategory', 'category_text'] as const),
  ...(['condition', 'tags', 'seo_title', 'seo_description', 'external_id', 'hs_code', 'origin_country'] as const),
  ...(['google_category', 'as_files', 'options'] as const),
];
const typeOf: Readonly<Record<string, string>> = {
  publish_at: 'timestamptz',
  archive_at: 'timestamptz',
  as_files: 'boolean',
  tags: 'text[]',
  options: 'jsonb',
};
const names = (columns: readonly string[], prefix = '') =>
  sql.raw(columns.map((name) => `${prefix}${name}`).join(', '));
const sets = (columns: readonly string[]) => sql.raw(columns.map((name) => `${name} = r.${name}`).join(', '));
const typed = (columns: readonly string[], types: Readonly<Record<string, string>>) =>
  sql.raw(columns.map((name) => `${name} ${types[name] ?? 'text'}`).join(', '));

function productRows(documents: readonly ProductDocument[], slugs: ReadonlyMap<Id<'product'>, string>): SQL {
  const rows = documents.map((one, place) => ({
    ...{ id: toUuid(one.id), place, slug: slugs.get(one.id) ?? null, state: one.state, publish_at: one.publishAt },
    ...{ archive_at: one.archiveAt, title: one.title, description: one.description, language: one.language },
    ...{ ...placeOf(one.category), category_text: one.categoryText },
    ...{ brand: one.brand, material: one.material, colour: one.colour, condition: one.condition, tags: one.tags },
    ...{ seo_title: one.seoTitle, seo_description: one.seoDescription, external_id: one.externalId },
    ...{
      hs_code: one.hsCode,
      origin_country: one.originCountry,
      google_category: one.googleCategory,
      as_files: one.asFiles,
      options: one.options,
    },
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
    as r(id uuid, place int, slug text, ${typed(productColumns, typeOf)})`;
}

/** Made one millisecond after the other, as the desk orders them. The address of what nobody saw yet is its id. */
function insertProducts(owned: OwnedPage, rows: SQL): SQL {
  return sql`insert into shop.product (id, page_id, slug, published_at, created_at, updated_at, ${names(productColumns)})
    select r.id, ${toUuid(owned.id)}::uuid, coalesce(r.slug, r.id::text), case when r.state = 'published' then now() end,
      now() + r.place * interval '1 millisecond', date_trunc('milliseconds', now()), ${names(productColumns, 'r.')}
    from ${rows}`;
}

function updateProducts(rows: SQL): SQL {
  return sql`update shop.product p set ${sets(productColumns)}, slug = coalesce(r.slug, p.slug),
      published_at = case when r.state = 'published' then coalesce(p.published_at, now()) else p.published_at end,
      updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), p.updated_at + interval '1 millisecond')
    from ${rows} where p.id = r.id`;
}

const variantColumns = [
  ...([
    'sku',
    'gtin',
    'mpn',
    'external_id',
    'weight_grams',
    'price_minor',
    'compare_at_minor',
    'media_id',
    'position',
  ] as const),
];
const variantTypes: Readonly<Record<string, string>> = {
  ...{ weight_grams: 'int', price_minor: 'bigint', compare_at_minor: 'bigint', media_id: 'uuid', position: 'int' },
};

async function storeVariants(
  transaction: ShopTransaction,
  owned: OwnedPage,
  known: Known,
  changes: readonly Change[],
): Promise<void> {
  await removeVariants(transaction, known, changes);
  const rows = changes.flatMap(({ after }) =>
    after.variants.map((one, position) => variantRow(known, after, one, position)),
  );
  const fresh = rows.filter((row) => !row.known);
  const kept = rows.filter((row) => row.known);
  const set = (list: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(list)}::text::jsonb)
    as r(id uuid, product_id uuid, "values" text[], stock int, change int, drop boolean, ${typed(variantColumns, variantTypes)})`;
  if (fresh.length > 0) {
    await transaction.execute(sql`insert into shop.variant (id, page_id, product_id, "values", stock, drop, ${names(variantColumns)})
      select r.id, ${toUuid(owned.id)}::uuid, r.product_id, r."values", r.stock, r.drop, ${names(variantColumns, 'r.')}
      from ${set(fresh)}`);
  }
  if (kept.length > 0) {
    await transaction.execute(sql`update shop.variant v set "values" = r."values", removed_at = null, ${sets(variantColumns)}
      from ${set(kept)} where v.id = r.id`);
    const counted = kept.filter((row) => row.change !== 0 && !row.drops);
    if (counted.length > 0) {
      await transaction.execute(sql`update shop.variant v set stock = greatest(0, least(v.stock + r.change, ${stockMax}::int))
        from ${set(counted)} where v.id = r.id`);
    }
  }
  // Units of a drop are rows. Where more are sold by now than its stock shall fall, they stay as they are.
  for (const row of kept.filter(({ drops }) => drops)) {
    await changeStock(transaction, row.name, { was: 0, typed: row.change }, row.switched ? row.drop : null);
  }
}

function variantRow(known: Known, of: ProductDocument, one: ProductDocument['variants'][number], position: number) {
  const there = known.variants.get(one.id);
  return {
    ...{ id: toUuid(one.id), product_id: toUuid(of.id), values: one.values, stock: one.stock, drop: of.drop, position },
    ...{ sku: one.sku, gtin: one.gtin, mpn: one.mpn, external_id: one.externalId, weight_grams: one.weightGrams },
    price_minor: one.priceMinor?.toString() ?? null,
    compare_at_minor: one.compareAtMinor?.toString() ?? null,
    media_id: one.media === null ? null : toUuid(one.media),
    ...{ name: one.id, known: there !== undefined, change: one.stock - (there?.stock ?? one.stock) },
    ...{ drops: there !== undefined && (of.drop || there.drop), switched: there?.drop !== of.drop },
  };
}

/** What is no longer offered is marked removed, for orders point at it; deleted only if nobody can ever have bought it. */
async function removeVariants(transaction: ShopTransaction, known: Known, changes: readonly Change[]): Promise<void> {
  const gone = changes.flatMap(({ before, after }) => {
    const kept = new Set(after.variants.map((one) => one.id));
    const publishedAt = known.products.get(after.id)?.publishedAt ?? null;
    return (before?.variants ?? []).filter((one) => !kept.has(one.id)).map(({ id }) => ({ id, publishedAt }));
  });
  const idsOf = (everPublic: boolean) =>
    gone.filter((one) => (one.publishedAt !== null) === everPublic).map((one) => one.id);
  const [marked, deleted] = [idsOf(true), idsOf(false)];
  if (deleted.length > 0) await transaction.delete(variant).where(inArray(variant.id, deleted));
  if (marked.length === 0) return;
  await transaction.update(variant).set({ removedAt: sql`now()` }).where(inArray(variant.id, marked));
}

/** Names may be swapped, among variants and products, and unique indexes look at every step: those that change are put aside. */
async function parkNames(transaction: ShopTransaction, kept: readonly Change[]): Promise<void> {
  const renamed = kept.filter(({ before, after }) => before && before.externalId !== after.externalId);
  const variants = kept.flatMap(({ before, after }) => {
    const wanted = new Map(after.variants.map((one) => [one.id, one]));
    return (before?.variants ?? []).filter((one) => {
      const next = wanted.get(one.id);
      return next && namesOf(next) !== namesOf(one);
    });
  });
  if (renamed.length > 0) {
    const ids = renamed.map(({ after }) => after.id);
    await transaction.update(product).set({ externalId: '' }).where(inArray(product.id, ids));
  }
  const parked = variants.map((one) => one.id);
  if (parked.length === 0) return;
  await transaction
    .update(variant)
    .set({ values: sql`array[${variant.id}::text]`, sku: '', externalId: '' })
    .where(inArray(variant.id, parked));
}

const namesOf = (one: ProductDocument['variants'][number]) => JSON.stringify([one.values, one.sku, one.externalId]);

async function storePhotos(transaction: ShopTransaction, changes: readonly Change[]): Promise<void> {
  const moved = changes.filter(
    ({ before, after }) => JSON.stringify(before?.media ?? []) !== JSON.stringify(after.media),
  );
  const before = moved.filter((one) => one.before !== null).map(({ after }) => after.id);
  if (before.length > 0) await transaction.delete(productMedia).where(inArray(productMedia.productId, before));
  const rows = moved.flatMap(({ after }) =>
    after.media.map((mediaId, position) => ({ productId: after.id, mediaId, position })),
  );
  if (rows.length > 0) await transaction.insert(productMedia).values(rows);
}

async function storeVideos(transaction: ShopTransaction, changes: readonly Change[]): Promise<void> {
  const moved = changes.filter(({ before, after }) => (before?.videos ?? []).join() !== after.videos.join());
  const before = moved.filter((one) => one.before !== null).map(({ after }) => after.id);
  if (before.length > 0) await transaction.delete(productVideo).where(inArray(productVideo.productId, before));
  const rows = moved.flatMap(({ after }) =>
    after.videos.map((videoId, position) => ({ productId: after.id, videoId, position })),
  );
  if (rows.length > 0) await transaction.insert(productVideo).values(rows);
}
