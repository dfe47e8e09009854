import 'server-only';
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { dropMax, type EditedOption, type GridRow, type Option, regrid } from '@/lib/shop/drafts/model';
import { noLimit } from '@/lib/shop/files/model';
import type { OwnedPage, ShopTransaction } from '@/lib/shop/ownership/change-page';
import { changeStock, type StockRefusal } from './adjust-stock';
import { photosOf } from './merge-drafts';
import { type PriceProblem, readPrice } from './save-drafts';
import type { EditedRow } from './schema';

/** Why the variants were not saved; each but the last at the field of its row, `rows.<n>.<field>`. */
export type SetVariantsRefusal =
  | PriceProblem
  | 'price_required'
  | 'sku_taken'
  | StockRefusal
  | 'whole_number'
  | 'not_found'
  | 'variants_none';

/** What is known of the product whose variants are written. */
export type VariedProduct = {
  readonly id: Id<'product'>;
  /** It is on sale, or about to be: every variant needs a price. */
  readonly open: boolean;
  readonly publishedAt: Date | null;
  /** Whether its variants are to be drops. */
  readonly drop: boolean;
  /** Whether it is delivered as files, of which nothing typed is no limit of units. */
  readonly asFiles: boolean;
  readonly options: readonly Option[];
};

type Known = {
  id: Id<'variant'>;
  values: string[];
  sku: string;
  priceMinor: bigint | null;
  mediaId: Id<'media'> | null;
  drop: boolean;
  gtin: string;
  mpn: string;
  weightGrams: number | null;
  compareAtMinor: bigint | null;
};

/** A variant as it shall be; `field` is the name of its row in the form, or null for one the form did not show. */
type Wanted = {
  field: string | null;
  id: Id<'variant'> | null;
  values: readonly string[];
  priceMinor: bigint | null;
  sku: string;
  mediaId: Id<'media'> | null;
  gtin: string;
  mpn: string;
  weightGrams: number | null;
  compareAtMinor: bigint | null;
  stock: { was: number; typed: number };
};

/**
 * Brings the variants of a product to its new options and typed rows, inside the caller's transaction.
 * Surviving variants keep their ids; one that is no longer offered is marked removed, because orders and
 * carts point at it, and deleted only if the product was never public. Rows the form did not know (options
 * changed without JavaScript) take the price of the variant they resemble and no stock.
 * Refusals: see `SetVariantsRefusal`; `variants_none` when nothing would be left to sell.
 */
export async function setVariants(
  transaction: ShopTransaction,
  owned: OwnedPage,
  varied: VariedProduct,
  options: readonly EditedOption[],
  rows: Record<string, EditedRow>,
): Promise<Result<null, SetVariantsRefusal>> {
  const known = await readVariants(transaction, varied.id);
  const photos = await photosOf(transaction, varied.id);
  const wanted: Wanted[] = [];
  for (const gridRow of regrid(varied.options, options, known)) {
    const row = wantedRow(owned, varied, gridRow, typedRow(rows, gridRow));
    if (row === null) continue;
    if ('ok' in row) return row;
    if (row.priceMinor === null && varied.open) return refuse('price_required', `${row.field}.price`);
    if (varied.drop && row.stock.typed > dropMax) return refuse('drop_max', `${row.field}.stock`);
    if (row.mediaId !== null && !photos.includes(row.mediaId)) return refuse('not_found');
    wanted.push(row);
  }
  if (wanted.length === 0) return refuse('variants_none', 'rows');
  const repeated = await repeatedSku(transaction, owned, varied, wanted);
  if (repeated !== null) return refuse('sku_taken', `${repeated.field}.sku`);
  await removeOthers(transaction, varied, known, wanted);
  await parkNames(transaction, known, wanted);
  return writeAll(transaction, owned, varied, known, wanted);
}

async function readVariants(transaction: ShopTransaction, productId: Id<'product'>): Promise<Known[]> {
  return transaction
    .select({
      id: variant.id,
      values: variant.values,
      sku: variant.sku,
      priceMinor: variant.priceMinor,
      mediaId: variant.mediaId,
      drop: variant.drop,
      gtin: variant.gtin,
      mpn: variant.mpn,
      weightGrams: variant.weightGrams,
      compareAtMinor: variant.compareAtMinor,
    })
    .from(variant)
    .where(and(eq(variant.productId, productId), isNull(variant.removedAt)))
    .orderBy(asc(variant.position), asc(variant.id));
}

type TypedRow = { field: string; row: EditedRow };

function typedRow(rows: Record<string, EditedRow>, gridRow: GridRow<Known>): TypedRow | null {
  const values = JSON.stringify(gridRow.values);
  for (const [place, row] of Object.entries(rows)) {
    const isThis = row.id === null ? JSON.stringify(row.values) === values : row.id === gridRow.variant?.id;
    if (isThis) return { field: `rows.${place}`, row };
  }
  return null;
}

function wantedRow(
  owned: OwnedPage,
  varied: VariedProduct,
  gridRow: GridRow<Known>,
  typed: TypedRow | null,
): Wanted | Refusal<SetVariantsRefusal> | null {
  const { values, variant: kept, like } = gridRow;
  const id = kept?.id ?? null;
  const details = {
    gtin: kept?.gtin ?? '',
    mpn: kept?.mpn ?? '',
    weightGrams: like?.weightGrams ?? null,
    compareAtMinor: like?.compareAtMinor ?? null,
  };
  if (typed === null) {
    if (!gridRow.offered) return null;
    const sku = kept?.sku ?? '';
    const mediaId = kept?.mediaId ?? null;
    const priceMinor = like?.priceMinor ?? null;
    return { field: null, id, values, priceMinor, sku, mediaId, ...details, stock: { was: 0, typed: 0 } };
  }
  const { field, row } = typed;
  if (!row.offered) return null;
  const price = readPrice(row.price, owned);
  if (typeof price === 'string') return refuse(price, `${field}.price`);
  const compareAt = row.compareAt === undefined ? undefined : readPrice(row.compareAt, owned);
  if (typeof compareAt === 'string') return refuse(compareAt, `${field}.compareAt`);
  const stock = { was: row.stockWas ?? noLimit, typed: row.stock ?? noLimit };
  if (row.stock === null && !varied.asFiles) return refuse('whole_number', `${field}.stock`);
  return {
    ...{ field, id, values, sku: row.sku, mediaId: row.media },
    priceMinor: price?.amount ?? null,
    gtin: row.gtin ?? details.gtin,
    mpn: row.mpn ?? details.mpn,
    weightGrams: row.weight === undefined ? details.weightGrams : row.weight,
    compareAtMinor: compareAt === undefined ? details.compareAtMinor : (compareAt?.amount ?? null),
    stock: { ...stock, ...(kept === null && { was: 0 }) },
  };
}

/** The first row whose SKU another row or another product of the page has. */
async function repeatedSku(
  transaction: ShopTransaction,
  owned: OwnedPage,
  varied: VariedProduct,
  wanted: readonly Wanted[],
): Promise<Wanted | null> {
  const named = wanted.filter((row) => row.sku !== '');
  if (named.length === 0) return null;
  const elsewhere = await transaction
    .select({ sku: variant.sku })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(
      and(
        eq(variant.pageId, owned.id),
        ne(variant.productId, varied.id),
        isNull(variant.removedAt),
        inArray(
          variant.sku,
          named.map((row) => row.sku),
        ),
      ),
    );
  const taken = new Set(elsewhere.map((row) => row.sku));
  for (const row of named) {
    if (taken.has(row.sku)) return row;
    taken.add(row.sku);
  }
  return null;
}

async function removeOthers(
  transaction: ShopTransaction,
  varied: VariedProduct,
  known: readonly Known[],
  wanted: readonly Wanted[],
): Promise<void> {
  const kept = new Set(wanted.map((row) => row.id));
  const gone = known.filter((one) => !kept.has(one.id)).map((one) => one.id);
  if (gone.length === 0) return;
  if (varied.publishedAt === null) await transaction.delete(variant).where(inArray(variant.id, gone));
  else await transaction.update(variant).set({ removedAt: sql`now()` }).where(inArray(variant.id, gone));
}

/** Two variants may swap values or SKUs, and unique indexes look at every step: names that change are put aside first. */
async function parkNames(
  transaction: ShopTransaction,
  known: readonly Known[],
  wanted: readonly Wanted[],
): Promise<void> {
  const changing = known.filter((one) => {
    const row = wanted.find((candidate) => candidate.id === one.id);
    return row && (row.sku !== one.sku || JSON.stringify(row.values) !== JSON.stringify(one.values));
  });
  if (changing.length === 0) return;
  await transaction
    .update(variant)
    .set({ values: sql`array[${variant.id}::text]`, sku: '' })
    .where(
      inArray(
        variant.id,
        changing.map((one) => one.id),
      ),
    );
}

async function writeAll(
  transaction: ShopTransaction,
  owned: OwnedPage,
  varied: VariedProduct,
  known: readonly Known[],
  wanted: readonly Wanted[],
): Promise<Result<null, SetVariantsRefusal>> {
  const drops = new Map(known.map((one) => [one.id, one.drop]));
  for (const [position, row] of wanted.entries()) {
    const { priceMinor, sku, mediaId, gtin, mpn, weightGrams, compareAtMinor } = row;
    const fields = {
      ...{ values: [...row.values], priceMinor, sku, mediaId, gtin, mpn, weightGrams, compareAtMinor, position },
    };
    if (row.id === null) {
      const place = { id: newId('variant'), productId: varied.id, pageId: owned.id };
      await transaction.insert(variant).values({ ...place, ...fields, stock: row.stock.typed, drop: varied.drop });
      continue;
    }
    await transaction.update(variant).set(fields).where(eq(variant.id, row.id));
    const switched = drops.get(row.id) === varied.drop ? null : varied.drop;
    const refusal = await changeStock(transaction, row.id, row.stock, switched);
    if (refusal !== null) return refuse(refusal, `${row.field}.stock`);
  }
  return ok(null);
}
