/**
 * The grid: products and their variants as rows, what may be said of them as columns, so that hundreds are changed at once.
 *
 * Invariants
 * - A cell belongs to a product or to a variant, by its column, and is text in one form: what is copied out of it can be pasted
 *   into it, and means the same.
 * - A product is saved with all of its changed cells or with none.
 * - A change says what stood in the cell before: of stock only the difference counts, so that what is sold meanwhile stays sold.
 */
import type { Id } from '@/lib/kernel/ids';

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
/** A column of either kind, by its name. */
export type GridColumn = (typeof gridColumns)[number];

/** Whether a column says something of the whole product. */
export function isProductColumn(column: GridColumn): column is ProductColumn {
  return productColumns.some((one) => one === column);
}

/** A variant as a row; `values` are those of its options. */
export type GridRow = {
  readonly id: Id<'variant'>;
  readonly values: readonly string[];
  readonly cells: Readonly<Record<VariantColumn, string>>;
};
/** A product with its rows. `hash` tells the version that was read, for `expected`. */
export type GridProduct = {
  readonly id: Id<'product'>;
  readonly hash: string;
  readonly cells: Readonly<Record<ProductColumn, string>>;
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
