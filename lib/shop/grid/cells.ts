import { type Currency, money, toDecimal } from '@/lib/kernel/money';
import { documentHash, type ProductDocument, type VariantDocument } from '@/lib/shop/catalog/product-document';
import { isNode } from '@/lib/shop/taxonomy/tree';
import type { CellFault, GridColumn, GridProduct, ProductCells, ProductColumn, VariantColumn } from './model';
import { type CellValue, readCell } from './read-cell';

/** A product as rows and cells. */
export function toGrid(document: ProductDocument, currency: Currency): GridProduct {
  const { title, state, category, brand, material, colour, condition } = document;
  const tags = document.tags.join(', ');
  return {
    id: document.id,
    hash: documentHash(document),
    cells: { title, state, category, brand, material, colour, condition, tags },
    rows: document.variants.map((one) => ({ id: one.id, values: one.values, cells: variantCells(one, currency) })),
  };
}

function variantCells(one: VariantDocument, currency: Currency): Record<VariantColumn, string> {
  const amount = (minor: bigint | null) => (minor === null ? '' : toDecimal(money(minor, currency)));
  return {
    ...{ price: amount(one.priceMinor), compareAt: amount(one.compareAtMinor), stock: String(one.stock) },
    ...{ sku: one.sku, gtin: one.gtin, mpn: one.mpn, weight: one.weightGrams === null ? '' : String(one.weightGrams) },
  };
}

const documentKey: Record<VariantColumn, keyof VariantDocument> = {
  ...{ price: 'priceMinor', compareAt: 'compareAtMinor', weight: 'weightGrams' },
  ...{ stock: 'stock', sku: 'sku', gtin: 'gtin', mpn: 'mpn' },
};

/**
 * The document with what was typed into its cells, or why not, cell by cell. Stock moves by the difference to what stood in the
 * cell; below nothing it is refused as `stock_changed`.
 */
export function withCells(
  document: ProductDocument,
  { cells }: ProductCells,
  currency: Currency,
): { document: ProductDocument; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const product: Partial<Record<ProductColumn, CellValue>> = {};
  const variants = new Map(document.variants.map((one) => [String(one.id), { ...one }]));
  for (const { of, column, text, was } of cells) {
    const read = readCell(column, text, currency);
    if (!read.ok || (column === 'category' && !isNode(read.value))) {
      faults.push({ of, column, code: read.ok ? 'invalid' : read.code });
      continue;
    }
    if (isOf(column, of, document)) {
      product[column] = read.value;
      continue;
    }
    const one = variants.get(of);
    if (!one || !(column in documentKey)) {
      faults.push({ of, column, code: 'not_found' });
      continue;
    }
    const stock = column === 'stock' ? one.stock + Number(read.value) - (Number(was) || 0) : null;
    if (stock !== null && stock < 0) faults.push({ of, column, code: 'stock_changed' });
    Object.assign(one, { [documentKey[column as VariantColumn]]: stock === null ? read.value : Math.max(0, stock) });
  }
  const written = { ...document, ...product, variants: [...variants.values()] } as ProductDocument;
  // A moment to go on sale by itself is a draft's; who puts it on sale now means now.
  const publishAt = written.state === 'draft' ? written.publishAt : null;
  return { document: { ...written, publishAt }, faults };
}

function isOf(column: GridColumn, of: string, document: ProductDocument): column is ProductColumn {
  return of === document.id && !(column in documentKey);
}

/** The cell a refusal of a whole document is about; its title where it is about none that is seen. */
export function faultOf(document: ProductDocument, code: string, field: string | undefined): CellFault {
  const [part, place, name = ''] = (field ?? '').split('.');
  const one = part === 'variants' ? document.variants[Number(place)] : undefined;
  if (one === undefined) {
    const column = (['title', 'state', 'tags', 'brand', 'material', 'colour'] as const).find((key) => key === part);
    return { of: document.id, column: column ?? 'title', code };
  }
  const [column] = Object.entries(documentKey).find(([key, kept]) => key === name || kept === name) ?? ['sku'];
  return { of: one.id, column: column as VariantColumn, code };
}
