import 'server-only';
import { and, count, eq, inArray, isNull, ne } from 'drizzle-orm';
import { market } from '@/db/schema/shop/market';
import { media } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { productFile } from '@/db/schema/shop/product-file';
import { video } from '@/db/schema/shop/video';
import type { Id } from '@/lib/kernel/ids';
import { type Refusal, refuse } from '@/lib/kernel/result';
import {
  dropMax,
  type OptionProblem,
  optionProblem,
  productsMax,
  type Unready,
  unready,
} from '@/lib/shop/drafts/model';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { ProductDocument, type VariantDocument } from './product-document';
import { documentsOf } from './read-documents';

/** Why a document is not written, at the field `<name>`, `options.<n>` or `variants.<n>.<name>`. */
export type DocumentRefusal =
  | 'not_found'
  | 'changed_elsewhere'
  | 'invalid_document'
  | Unready
  | OptionProblem['code']
  | 'variants_none'
  | 'variants_mismatch'
  | 'sku_taken'
  | 'external_id_taken'
  | 'publish_at_draft'
  | 'archive_at_archived'
  | 'archive_at_early'
  | 'products_max'
  | 'drop_max';

/** A variant as the database has it, removed or not. */
type KnownVariant = { id: Id<'variant'>; productId: Id<'product'>; stock: number; drop: boolean };
type KnownProduct = { id: Id<'product'>; pageId: Id<'page'>; publishedAt: Date | null };

/** What the database knows of everything that documents name; read once for all of them. */
export type Known = {
  readonly before: ReadonlyMap<Id<'product'>, ProductDocument>;
  readonly products: ReadonlyMap<Id<'product'>, KnownProduct>;
  readonly variants: ReadonlyMap<Id<'variant'>, KnownVariant>;
  readonly photos: ReadonlySet<Id<'media'>>;
  readonly videos: ReadonlySet<Id<'video'>>;
  /** The markets of the page. */
  readonly markets: ReadonlySet<Id<'market'>>;
  /** Which product of the page has a SKU, or is called so elsewhere; both follow what is judged to be written. */
  readonly skus: Map<string, Id<'product'>>;
  readonly externalIds: Map<string, Id<'product'>>;
  /** What has files of the products that documents name: their variants, and the products whose files are for all of these. */
  readonly filed: ReadonlySet<string>;
  /** Documents that were judged: of one product there is one. */
  readonly judged: Set<Id<'product'>>;
  /** How many products the page may still get. */
  room: number;
};

type Reading = Pick<ShopTransaction, 'select' | 'execute'>;
type Owned = Pick<OwnedPage, 'id'>;

/** Reads what is known of documents of a page. */
export async function readKnown(
  transaction: Reading,
  owned: Owned,
  documents: readonly ProductDocument[],
): Promise<Known> {
  const ids = documents.map((one) => one.id);
  const variants = documents.flatMap((one) => one.variants);
  const photos = documents.flatMap((one) => one.media);
  const skus = variants.flatMap((one) => (one.sku === '' ? [] : [one.sku]));
  const externalIds = documents.flatMap((one) => (one.externalId === '' ? [] : [one.externalId]));
  const before = await documentsOf(transaction, owned.id, ids);
  const products = await productsAt(transaction, ids);
  return {
    before: new Map(before.map((one) => [one.id, one])),
    products: new Map(products.map((one) => [one.id, one])),
    variants: new Map((await variantsAt(transaction, variants)).map((one) => [one.id, one])),
    photos: new Set(await photosAt(transaction, owned, photos)),
    videos: new Set(
      await videosAt(
        transaction,
        owned,
        documents.flatMap((one) => one.videos),
      ),
    ),
    markets: new Set(await marketsAt(transaction, owned, documents)),
    skus: new Map(await skusAt(transaction, owned, skus)),
    externalIds: new Map(await externalIdsAt(transaction, owned, externalIds)),
    filed: new Set(await filedAt(transaction, documents)),
    judged: new Set(),
    room: products.length === ids.length ? 0 : await roomOf(transaction, owned),
  };
}

const productsAt = (transaction: Reading, ids: Id<'product'>[]): Promise<KnownProduct[]> =>
  transaction
    .select({ id: product.id, pageId: product.pageId, publishedAt: product.publishedAt })
    .from(product)
    .where(inArray(product.id, ids));

async function variantsAt(transaction: Reading, variants: readonly VariantDocument[]): Promise<KnownVariant[]> {
  const ids = variants.map((one) => one.id);
  if (ids.length === 0) return [];
  const columns = { id: variant.id, productId: variant.productId, stock: variant.stock, drop: variant.drop };
  return transaction.select(columns).from(variant).where(inArray(variant.id, ids));
}

async function photosAt(transaction: Reading, owned: Owned, ids: Id<'media'>[]): Promise<Id<'media'>[]> {
  if (ids.length === 0) return [];
  const mine = and(eq(media.pageId, owned.id), inArray(media.id, ids));
  return (await transaction.select({ id: media.id }).from(media).where(mine)).map((row) => row.id);
}

async function filedAt(transaction: Reading, documents: readonly ProductDocument[]): Promise<string[]> {
  const ids = documents.filter((one) => one.asFiles).map((one) => one.id);
  if (ids.length === 0) return [];
  const there = and(inArray(productFile.productId, ids), isNull(productFile.removedAt));
  const columns = { of: productFile.productId, variant: productFile.variantId };
  return (await transaction.select(columns).from(productFile).where(there)).map((row) => row.variant ?? row.of);
}

async function marketsAt(
  transaction: Reading,
  owned: Owned,
  documents: readonly ProductDocument[],
): Promise<Id<'market'>[]> {
  if (documents.every((one) => one.notIn.length === 0 && one.variants.every((of) => of.markets.length === 0)))
    return [];
  const rows = await transaction.select({ id: market.id }).from(market).where(eq(market.pageId, owned.id));
  return rows.map((row) => row.id);
}

/** The document without what it says of markets that its page has no more: an older version may be written again. */
export function withKnownMarkets(known: Known, document: ProductDocument): ProductDocument {
  return {
    ...document,
    variants: document.variants.map((one) => ({
      ...one,
      markets: one.markets.filter(({ market: id }) => known.markets.has(id)),
    })),
    notIn: document.notIn.filter((id) => known.markets.has(id)),
  };
}

async function videosAt(transaction: Reading, owned: Owned, ids: Id<'video'>[]): Promise<Id<'video'>[]> {
  if (ids.length === 0) return [];
  const mine = and(eq(video.pageId, owned.id), eq(video.state, 'kept'), inArray(video.id, ids));
  return (await transaction.select({ id: video.id }).from(video).where(mine)).map((row) => row.id);
}

async function skusAt(transaction: Reading, owned: Owned, skus: string[]): Promise<[string, Id<'product'>][]> {
  if (skus.length === 0) return [];
  const rows = await transaction
    .select({ sku: variant.sku, productId: variant.productId })
    .from(variant)
    .where(and(eq(variant.pageId, owned.id), isNull(variant.removedAt), inArray(variant.sku, skus)));
  return rows.map((row) => [row.sku, row.productId]);
}

async function externalIdsAt(transaction: Reading, owned: Owned, names: string[]): Promise<[string, Id<'product'>][]> {
  if (names.length === 0) return [];
  const rows = await transaction
    .select({ name: product.externalId, id: product.id })
    .from(product)
    .where(and(eq(product.pageId, owned.id), inArray(product.externalId, names)));
  return rows.map((row) => [row.name, row.id]);
}

async function roomOf(transaction: Reading, owned: Owned): Promise<number> {
  const [row] = await transaction
    .select({ products: count() })
    .from(product)
    .where(and(eq(product.pageId, owned.id), ne(product.state, 'archived')));
  return productsMax - (row?.products ?? 0);
}

/** Reads one document into its one form, or says what is wrong with it. */
export function parseDocument(document: ProductDocument): ProductDocument | Refusal<DocumentRefusal> {
  const parsed = ProductDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  return refuse('invalid_document', parsed.error.issues[0]?.path.join('.'));
}

/** Why a document cannot be written as things stand; null when it can, and then its names count as taken. */
export function judgeDocument(owned: Owned, known: Known, document: ProductDocument): Refusal<DocumentRefusal> | null {
  const faults = [ownFault, shapeFault, readyFault, nameFault];
  for (const fault of faults) {
    const refusal = fault(document, known, owned);
    if (refusal !== null) return refusal;
  }
  if (!known.products.has(document.id) && document.state !== 'archived') {
    if (known.room <= 0) return refuse('products_max');
    known.room -= 1;
  }
  takeNames(known, document);
  return null;
}

type Fault = (document: ProductDocument, known: Known, owned: Owned) => Refusal<DocumentRefusal> | null;

/** Somebody else's id answers like a missing one; whoever names it may not learn that it is there. */
const ownFault: Fault = (document, known, owned) => {
  const kept = known.products.get(document.id);
  if (kept && kept.pageId !== owned.id) return refuse('not_found');
  for (const [place, one] of document.variants.entries()) {
    const there = known.variants.get(one.id);
    if (there && there.productId !== document.id) return refuse('not_found', `variants.${place}.id`);
    if (one.media !== null && !document.media.includes(one.media))
      return refuse('not_found', `variants.${place}.media`);
  }
  const lost = document.media.findIndex((id) => !known.photos.has(id));
  if (lost >= 0) return refuse('not_found', `media.${lost}`);
  const unseen = document.videos.findIndex((id) => !known.videos.has(id));
  return unseen < 0 ? null : refuse('not_found', `videos.${unseen}`);
};

const shapeFault: Fault = (document) => {
  const problem = optionProblem(document.options);
  if (problem !== null) return refuse(problem.code, `options.${problem.at}`);
  if (document.variants.length === 0) return refuse('variants_none', 'variants');
  const seen = new Set<string>();
  for (const [place, one] of document.variants.entries()) {
    const fits =
      one.values.length === document.options.length &&
      one.values.every((value, axis) => document.options[axis]?.values.includes(value));
    const values = JSON.stringify(one.values);
    if (!fits || seen.has(values) || seen.has(one.id)) return refuse('variants_mismatch', `variants.${place}.values`);
    seen.add(values).add(one.id);
    if (document.drop && one.stock > dropMax) return refuse('drop_max', `variants.${place}.stock`);
  }
  return null;
};

const readyFault: Fault = (document, known) => {
  if (document.publishAt !== null && document.state !== 'draft') return refuse('publish_at_draft', 'publishAt');
  if (document.archiveAt !== null && document.state === 'archived') return refuse('archive_at_archived', 'archiveAt');
  // ISO 8601 in one form: texts compare as moments do.
  if (document.archiveAt !== null && document.publishAt !== null && document.archiveAt <= document.publishAt)
    return refuse('archive_at_early', 'archiveAt');
  if (document.state !== 'published') return null;
  const isBare = !document.variants.every((one) => known.filed.has(document.id) || known.filed.has(one.id));
  const why = unready({
    title: document.title,
    priceMinors: document.variants.map((one) => one.priceMinor),
    lacksFiles: document.asFiles && isBare,
  });
  if (why === null) return null;
  if (why === 'files_required') return refuse(why, 'asFiles');
  const unpriced = document.variants.findIndex((one) => one.priceMinor === null);
  return refuse(why, why === 'title_required' ? 'title' : `variants.${unpriced}.price`);
};

const nameFault: Fault = (document, known) => {
  const namesake = known.externalIds.get(document.externalId);
  if (namesake !== undefined && namesake !== document.id) return refuse('external_id_taken', 'externalId');
  const own = new Set<string>();
  const called = new Set<string>();
  for (const [place, one] of document.variants.entries()) {
    const other = known.skus.get(one.sku);
    if ((other !== undefined && other !== document.id) || own.has(one.sku))
      return refuse('sku_taken', `variants.${place}.sku`);
    if (called.has(one.externalId)) return refuse('external_id_taken', `variants.${place}.externalId`);
    if (one.sku !== '') own.add(one.sku);
    if (one.externalId !== '') called.add(one.externalId);
  }
  return null;
};

/** From here on its names are this product's, and those it had before are free for the documents behind it. */
function takeNames(known: Known, document: ProductDocument): void {
  const before = known.before.get(document.id);
  for (const one of before?.variants ?? []) if (known.skus.get(one.sku) === document.id) known.skus.delete(one.sku);
  if (before && known.externalIds.get(before.externalId) === document.id) known.externalIds.delete(before.externalId);
  for (const one of document.variants) if (one.sku !== '') known.skus.set(one.sku, document.id);
  if (document.externalId !== '') known.externalIds.set(document.externalId, document.id);
}
