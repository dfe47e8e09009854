/** Etsy's listings CSV. */
import type { Choices, Layout, Look, Row } from '../model';

/** A listing has one row: the values of its variations stand in one cell each, and every pair of them is a variant. */
function choose(look: Look, rows: readonly Row[]): Choices {
  const row = rows[0];
  if (row === undefined) return { options: [], variants: [] };
  const values = look.all(row, 'optionValue');
  const slots = [...new Set(values.map((one) => one.bound.slot))].sort((one, other) => one - other);
  const lists = slots.map((slot) => values.filter((one) => one.bound.slot === slot).map((one) => one.value));
  const pairs = lists.reduce<string[][]>(
    (made, list) => made.flatMap((one) => list.map((value) => [...one, value])),
    [[]],
  );
  const skus = look.all(row, 'sku').map((one) => one.value);
  return {
    options: slots.map((slot) => look.text(row, 'optionName', slot) || `Variation ${slot}`),
    variants: pairs.slice(0, 2000).map((one, index) => {
      const sku = skus.length === pairs.length ? skus[index] : pairs.length === 1 ? skus[0] : undefined;
      return { row, values: one, sku: sku ?? '', isCountShared: pairs.length > 1 };
    }),
  };
}

/** TITLE, DESCRIPTION, PRICE, CURRENCY_CODE, QUANTITY, TAGS, MATERIALS, IMAGE1 to IMAGE10, VARIATION 1 TYPE, NAME, VALUES, SKU. */
export const etsy: Layout = {
  dialect: 'etsy',
  form: 'table',
  marks: [
    'title',
    'price',
    /^(?:currency_code|variation 1 (?:type|name|values)|image1|materials)$/,
    /^(?:tags|quantity|image1|sku)$/,
  ],
  columns: [
    ['title', 'title'],
    ['description', 'description'],
    ['price', 'price'],
    ['currency_code', 'currency'],
    ['quantity', 'stock'],
    ['tags', 'tags', { list: ',' }],
    ['materials', 'material'],
    [/^image(?<slot>\d+)$/, 'picture'],
    [/^variation (?<slot>\d) name$/, 'optionName'],
    [/^variation (?<slot>\d) values$/, 'optionValue', { list: ',' }],
    ['sku', 'sku', { list: ',' }],
  ],
  keyOf: () => '',
  choose,
};
