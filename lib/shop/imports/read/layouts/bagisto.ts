/** Bagisto's products, as CSV and as XML. */

import { chooseVariants } from '../choose-variants';
import type { Choices, Layout, Look, Row } from '../model';

/**
 * A configurable product lists its variants in one cell, `sku=A,color=Red|sku=B,color=Blue`, and each is also a row of its own
 * that names its parent: the cell has the choices, the rows the prices.
 */
function choose(look: Look, rows: readonly Row[]): Choices {
  const parent = rows.find((row) => look.text(row, 'variants'));
  const children = rows.filter((row) => look.text(row, 'group'));
  const productRows = rows.filter((row) => !children.includes(row));
  const listed = (parent === undefined ? '' : (look.text(parent, 'variants') ?? ''))
    .split('|')
    .map(pairs)
    .filter((one) => one.size > 0);
  if (parent === undefined || listed.length === 0) {
    return { ...chooseVariants(look, children.length > 0 ? children : rows.slice(0, 1)), productRows };
  }
  const options = [...new Set(listed.flatMap((one) => [...one.keys()]))].filter((name) => name !== 'sku');
  const known = new Set(listed.map((one) => one.get('sku')));
  const variants = listed.map((one) => {
    const sku = one.get('sku') ?? '';
    const row = children.find((child) => look.text(child, 'sku') === sku) ?? parent;
    return { row, sku, values: options.map((name) => one.get(name) ?? '') };
  });
  const unlisted = children.filter((child) => !known.has(look.text(child, 'sku')));
  return { options, variants: [...variants, ...unlisted.map((row) => ({ row, values: options.map(() => '') }))] };
}

function pairs(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return found;
}

/** sku, parent_sku, url_key: variants name their parent; stock is listed by its sources. */
export const bagisto: Layout = {
  dialect: 'bagisto',
  form: 'any',
  marks: [
    'sku',
    /^(?:attribute_family_code|attribute_family|configurable_variants|url_key)$/,
    /^(?:type|special_price|inventories|visible_individually)$/,
  ],
  columns: [
    ['parent_sku', 'group'],
    ['type', 'kind'],
    ['sku', 'sku'],
    ['url_key', 'handle'],
    ['name', 'title'],
    ['description', 'description'],
    ['short_description', 'description'],
    ['status', 'published'],
    ['categories', 'category'],
    ['brand', 'brand'],
    ['locale', 'language'],
    ['meta_title', 'seoTitle'],
    ['meta_description', 'seoDescription'],
    ['price', 'price'],
    ['special_price', 'salePrice'],
    [/^special_price_(?:from|to)$/, 'saleDates'],
    ['inventories', 'stock', { list: /[,|]/ }],
    ['manage_stock', 'tracked'],
    ['weight', 'weight', { unit: 'kg' }],
    ['images', 'picture', { list: /\s*[,|]\s*/ }],
    ['images.image', 'picture'],
    ['ean', 'gtin'],
    ['configurable_variants', 'variants'],
    [/^colou?r$/, 'colour'],
    ['size', 'option', { name: 'size' }],
    ['material', 'material'],
  ],
  keyOf: (look, row) => look.text(row, 'group') || look.text(row, 'sku') || '',
  choose,
};
