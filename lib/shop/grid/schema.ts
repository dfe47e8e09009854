import { z } from 'zod';
import type { Id } from '@/lib/kernel/ids';
import { idField } from '@/lib/platform/id-field';
import { nested } from '@/lib/shop/catalog/schema';
import {
  gridCellsMax,
  gridColumns,
  gridProductsMax,
  inMarket,
  type MarketPriceColumn,
  type ProductCells,
  type SoldColumn,
} from './model';

/** Longer than any cell may be, so that what is too long is told in its cell. */
const cellTextMax = 8_000;
const cellText = z.string().max(cellTextMax, 'too_long');

const Cell = z.strictObject({
  of: z.union([idField('product'), idField('variant')]),
  column: z.union([
    z.enum(gridColumns),
    z.custom<SoldColumn | MarketPriceColumn>((name) => typeof name === 'string' && inMarket(name) !== null),
  ]),
  text: cellText,
  was: cellText,
});
const Product = z.strictObject({
  product: idField('product'),
  expected: z.string().regex(/^[0-9a-f]{64}$/),
  cells: z.array(Cell).min(1).max(gridCellsMax, 'too_many_items'),
});
const Changes = z
  .array(Product)
  .min(1, 'nothing_chosen')
  .max(gridProductsMax, 'too_many_items')
  .refine((list) => new Set(list.map((one) => one.product)).size === list.length)
  .refine((list) => list.reduce((sum, one) => sum + one.cells.length, 0) <= gridCellsMax, 'too_many_items');

const jsonField = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'invalid', input: null });
    return z.NEVER;
  }
});

/** Cells to save, as the grid sends them: JSON in one field. */
export const SaveGrid = z.strictObject({ page: idField('page'), changes: jsonField.pipe(Changes) });
/** Changed cells by product, each product once. */
export type SaveGrid = { readonly page: Id<'page'>; readonly changes: readonly ProductCells[] };

const PlainRow = z.strictObject({
  product: idField('product'),
  hash: Product.shape.expected,
  variant: idField('variant'),
  price: cellText,
  priceWas: cellText,
  stock: cellText,
  stockWas: cellText,
});
const PlainRows = z.strictObject({ page: idField('page'), rows: z.record(z.string().regex(/^\d{1,3}$/), PlainRow) });

/**
 * The same from a form without scripts: price and stock of each row, with what was shown. Only what differs is a change; `names`
 * are the fields of the cells.
 */
export const SavePlainGrid = z.preprocess(
  nested,
  PlainRows.transform(({ page, rows }): SaveGrid & { names: Record<string, string> } => {
    const products = new Map<string, z.infer<typeof Product>>();
    const names: Record<string, string> = {};
    for (const [place, row] of Object.entries(rows)) {
      const { product, hash, variant, price, priceWas, stock, stockWas } = row;
      names[`${variant} price`] = `rows.${place}.price`;
      names[`${variant} stock`] = `rows.${place}.stock`;
      const kept = products.get(product) ?? { product, expected: hash, cells: [] };
      if (price !== priceWas) kept.cells.push({ of: variant, column: 'price', text: price, was: priceWas });
      if (stock !== stockWas) kept.cells.push({ of: variant, column: 'stock', text: stock, was: stockWas });
      products.set(product, kept);
    }
    return { page, names, changes: [...products.values()].filter((one) => one.cells.length > 0) };
  }),
);

/** A save to take back, by its id. */
export const UndoGrid = z.strictObject({ page: idField('page'), edit: idField('edit') });
/** A save, not yet known to be one of the page. */
export type UndoGrid = z.infer<typeof UndoGrid>;
