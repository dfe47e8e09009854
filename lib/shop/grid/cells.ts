import type { Id } from '@/lib/kernel/ids';
import { type Currency, money, toDecimal } from '@/lib/kernel/money';
import { documentHash, type ProductDocument, type VariantDocument } from '@/lib/shop/catalog/product-document';
import { isNode } from '@/lib/shop/taxonomy/tree';
import {
  type CellFault,
  type GridColumn,
  type GridProduct,
  type GridRow,
  inMarket,
  type ProductCells,
  type ProductColumn,
  type VariantColumn,
} from './model';
import { type CellValue, readCell } from './read-cell';

/** A product as rows and cells. */
export function toGrid(document: ProductDocument, currency: Currency): GridProduct {
  const { title, state, category, brand, material, colour, condition } = document;
  const tags = document.tags.join(', ');
  return {
    id: document.id,
    hash: documentHash(document),
    asFiles: document.asFiles,
    cells: {
      ...{ title, state, category, brand, material, colour, condition, tags },
      ...Object.fromEntries(document.notIn.map((market) => [`sold@${market}`, 'no'])),
    },
    rows: document.variants.map((one) => ({ id: one.id, values: one.values, cells: variantCells(one, currency) })),
  };
}

function variantCells(one: VariantDocument, currency: Currency): GridRow['cells'] {
  const amount = (minor: bigint | null) => (minor === null ? '' : toDecimal(money(minor, currency)));
  return {
    ...{ price: amount(one.priceMinor), compareAt: amount(one.compareAtMinor), stock: String(one.stock) },
    ...{ sku: one.sku, gtin: one.gtin, mpn: one.mpn, weight: one.weightGrams === null ? '' : String(one.weightGrams) },
    ...Object.fromEntries(
      one.markets.flatMap(({ market, priceMinor, compareAtMinor }) => [
        [`price@${market}`, amount(priceMinor)],
        [`compareAt@${market}`, amount(compareAtMinor)],
      ]),
    ),
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
  const notIn = new Set(document.notIn);
  const variants = new Map(document.variants.map((one) => [String(one.id), { ...one }]));
  for (const { of, column, text, was } of cells) {
    const read = readCell(column, text, currency);
    if (!read.ok || (column === 'category' && !isNode(read.value))) {
      faults.push({ of, column, code: read.ok ? 'invalid' : read.code });
      continue;
    }
    const there = inMarket(column);
    if (there?.kind === 'sold' && of === document.id) {
      notIn[read.value === 'no' ? 'add' : 'delete'](there.market);
      continue;
    }
    if (isOf(column, of, document)) {
      product[column] = read.value;
      continue;
    }
    const one = variants.get(of);
    if (one && there && there.kind !== 'sold') {
      variants.set(of, withFixed(one, there.market, there.kind, read.value));
      continue;
    }
    if (!one || !(column in documentKey)) {
      faults.push({ of, column, code: 'not_found' });
      continue;
    }
    const stock = column === 'stock' ? one.stock + Number(read.value) - (Number(was) || 0) : null;
    if (stock !== null && stock < 0) faults.push({ of, column, code: 'stock_changed' });
    Object.assign(one, { [documentKey[column as VariantColumn]]: stock === null ? read.value : Math.max(0, stock) });
  }
  const written = { ...document, ...product, variants: [...variants.values()], notIn: [...notIn] } as ProductDocument;
  // A moment to go on sale by itself is a draft's; who puts it on sale now means now, and who takes it off too.
  const publishAt = written.state === 'draft' ? written.publishAt : null;
  const archiveAt = written.state === 'archived' ? null : written.archiveAt;
  return { document: { ...written, publishAt, archiveAt }, faults };
}

/** The variant with an amount fixed in a market, or not fixed any more. */
function withFixed(
  one: VariantDocument,
  market: Id<'market'>,
  kind: 'price' | 'compareAt',
  value: CellValue,
): VariantDocument {
  const fixed = one.markets.find((there) => there.market === market);
  const amount = typeof value === 'bigint' ? value : null;
  const now = {
    market,
    priceMinor: kind === 'price' ? amount : (fixed?.priceMinor ?? null),
    compareAtMinor: kind === 'compareAt' ? amount : (fixed?.compareAtMinor ?? null),
  };
  return { ...one, markets: [...one.markets.filter((there) => there.market !== market), now] };
}

function isOf(column: GridColumn, of: string, document: ProductDocument): column is ProductColumn {
  return of === document.id && !(column in documentKey) && inMarket(column) === null;
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
