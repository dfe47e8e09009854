/** WooCommerce's product CSV. */
import type { Choices, Layout, Look, Row } from '../model';

/** A parent goes by its SKU, or by `id:12`; its variations name it by either, and follow it. */
function keyOf(look: Look, row: Row): string {
  const parent = look.text(row, 'group');
  if (parent) return parent;
  return look.text(row, 'sku') || (look.text(row, 'externalId') ? `id:${look.text(row, 'externalId')}` : '');
}

/** The attributes of variations are options; those of a parent or of a simple product only describe it. */
function choose(look: Look, rows: readonly Row[]): Choices {
  const variations = rows.filter((row) => /^variation/i.test(look.text(row, 'kind') ?? '') || look.text(row, 'group'));
  const productRows = rows.filter((row) => !variations.includes(row));
  if (variations.length === 0) return { options: [], variants: rows.slice(0, 1).map((row) => ({ row, values: [] })) };
  const slots = [...new Set(look.bounds('optionValue').map((bound) => bound.slot))].sort((one, other) => one - other);
  const used = slots.filter((slot) => variations.some((row) => look.text(row, 'optionValue', slot)));
  const names = used.map((slot) => variations.map((row) => look.text(row, 'optionName', slot)).find(Boolean) ?? '');
  return {
    options: names,
    productRows,
    variants: variations.map((row) => ({
      row,
      externalId: look.text(row, 'externalId') ?? '',
      values: used.map((slot) => look.text(row, 'optionValue', slot) ?? ''),
    })),
  };
}

/** Type, SKU, Name, Regular price: variations point at their parent; several pictures stand in one cell. */
export const woocommerce: Layout = {
  dialect: 'woocommerce',
  form: 'table',
  marks: ['name', /^(?:regular price|sale price)$/, /^(?:type|in stock\?|visibility in catalog|is featured\?|images)$/],
  columns: [
    ['id', 'externalId'],
    ['parent', 'group'],
    ['type', 'kind'],
    ['downloadable', 'downloadable'],
    ['sku', 'sku'],
    ['gtin, upc, ean, or isbn', 'gtin'],
    ['name', 'title'],
    ['published', 'published'],
    ['description', 'description'],
    ['short description', 'description'],
    ['brands', 'brand'],
    ['categories', 'category'],
    ['tags', 'tags', { list: ',' }],
    ['regular price', 'price'],
    ['sale price', 'salePrice'],
    ['date sale price ends', 'saleDates'],
    ['date sale price starts', 'saleDates'],
    ['stock', 'stock'],
    ['in stock?', 'availability'],
    [/^weight \((?<unit>\w+)\)$/, 'weight'],
    ['images', 'picture', { list: /\s*,\s*(?=https?:|[^,\s]+\.(?:jpe?g|png|webp|gif))/i }],
    [/^attribute (?<slot>\d+) name$/, 'optionName'],
    [/^attribute (?<slot>\d+) value\(s\)$/, 'optionValue'],
  ],
  pictureOfRow: true,
  keyOf,
  otherKeyOf: (look, row) => (look.text(row, 'group') ? null : `id:${look.text(row, 'externalId')}`),
  choose,
};
