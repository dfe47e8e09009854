/**
 * The grid: products and their variants as rows, what may be said of them as columns, so that hundreds are changed at once.
 *
 * Invariants
 * - A cell belongs to a product or to a variant, by its column, and is text in one form: what is copied out of it can be pasted
 *   into it, and means the same.
 * - A product is saved with all of its changed cells or with none.
 * - A change says what stood in the cell before: of stock only the difference counts, so that what is sold meanwhile stays sold.
 */
import { type Id, parseId } from '@/lib/kernel/ids';

/** Columns that say something of a whole product. */
export const productColumns = [
  ...(['title', 'state', 'category', 'tags', 'brand', 'material', 'colour', 'condition'] as const),
] as const;
/** Columns that differ from variant to variant. */
export const variantColumns = ['price', 'compareAt', 'stock', 'sku', 'gtin', 'mpn', 'weight'] as const;
/** All of them, as they stand from first to last. */
export const gridColumns = [
  ...(['title', 'state', 'price', 'compareAt', 'stock', 'sku', 'gtin', 'mpn', 'weight', 'category', 'tags'] as const),
  ...(['brand', 'material', 'colour', 'condition'] as const),
] as const;
/** Those that are seen before anybody chose. */
export const usualColumns = ['state', 'price', 'stock', 'sku', 'category'] as const;

/** A column of a product. */
export type ProductColumn = (typeof productColumns)[number];
/** A column of a variant. */
export type VariantColumn = (typeof variantColumns)[number];
/** Whether a product is sold in a market: `yes` or `no`. */
export type SoldColumn = `sold@${Id<'market'>}`;
/** What is fixed for a variant in a market; empty where it follows from its own price. */
export type MarketPriceColumn = `price@${Id<'market'>}` | `compareAt@${Id<'market'>}`;
/** A column of either kind, by its name; those of markets name theirs. */
export type GridColumn = (typeof gridColumns)[number] | SoldColumn | MarketPriceColumn;

/** The columns of a market. */
export function columnsIn(market: Id<'market'>): [MarketPriceColumn, MarketPriceColumn, SoldColumn] {
  return [`price@${market}`, `compareAt@${market}`, `sold@${market}`];
}

/** What a column of a market is about, and which market; null for every other. */
export function inMarket(
  column: string,
): { readonly kind: 'price' | 'compareAt' | 'sold'; readonly market: Id<'market'> } | null {
  const [kind, id] = column.split('@');
  const market = parseId('market', id);
  return market !== null && (kind === 'price' || kind === 'compareAt' || kind === 'sold') ? { kind, market } : null;
}

/** Whether a column says something of the whole product. */
export function isProductColumn(column: GridColumn): column is ProductColumn | SoldColumn {
  return productColumns.some((one) => one === column) || inMarket(column)?.kind === 'sold';
}

/** A variant as a row; `values` are those of its options. */
export type GridRow = {
  readonly id: Id<'variant'>;
  readonly values: readonly string[];
  readonly cells: Readonly<Record<VariantColumn, string>> & { readonly [column: MarketPriceColumn]: string };
};
/** A product with its rows. `hash` tells the version that was read, for `expected`. */
export type GridProduct = {
  readonly id: Id<'product'>;
  readonly hash: string;
  /** Whether nothing of it is sent, because it is delivered as files. */
  readonly asFiles: boolean;
  readonly cells: Readonly<Record<ProductColumn, string>> & { readonly [column: SoldColumn]: string };
  readonly rows: readonly GridRow[];
};

/** What was typed into a cell, by the id of its product or variant, and what stood there. */
export type CellChange = {
  readonly of: string;
  readonly column: GridColumn;
  readonly text: string;
  readonly was: string;
};
/** Everything typed of one product, over the version of `expected`. */
export type ProductCells = {
  readonly product: Id<'product'>;
  readonly expected: string;
  readonly cells: readonly CellChange[];
};
/** Why a cell was not saved, and with it its product. */
export type CellFault = { readonly of: string; readonly column: GridColumn; readonly code: string };

/** Products in one save. */
export const gridProductsMax = 1_000;
/** Cells of them. */
export const gridCellsMax = 20_000;
