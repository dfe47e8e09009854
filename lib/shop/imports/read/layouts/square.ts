/** Square's item library CSV. */
import { chooseVariants } from '../choose-variants';
import type { Choices, Layout, Look, Row } from '../model';

/** Where an item has no options, the names of its variations are the choice; an item of one variation has none. */
function choose(look: Look, rows: readonly Row[]): Choices {
  const common = chooseVariants(look, rows);
  if ((common.options?.length ?? 0) > 0 || common.variants.length < 2) return common;
  return {
    options: ['Variation'],
    variants: common.variants.map(({ row }) => ({ row, values: [look.text(row, 'option') ?? ''] })),
  };
}

/** A row is a variation, and rows of one item follow each other under its name; stock stands in a column for each place. */
export const square: Layout = {
  dialect: 'square',
  form: 'table',
  marks: ['item name', /^(?:variation name|token|reference handle)$/],
  columns: [
    ['reference handle', 'handle'],
    ['token', 'variantId'],
    [/^(?:item name|customer-facing name)$/, 'title'],
    ['description', 'description'],
    [/^(?:categories|reporting category|category)$/, 'category'],
    ['seo title', 'seoTitle'],
    ['seo description', 'seoDescription'],
    ['square online item visibility', 'state'],
    [/^option name (?<slot>\d)$/, 'optionName'],
    [/^option value (?<slot>\d)$/, 'optionValue'],
    ['variation name', 'option', { name: 'Variation' }],
    ['sku', 'sku'],
    ['gtin', 'gtin'],
    ['price', 'price'],
    ['online sale price', 'salePrice'],
    [/^current quantity .+$/, 'stock', { list: /\n/ }],
    [/^weight \((?<unit>\w+)\)$/, 'weight'],
  ],
  keyOf: (look, row) => look.text(row, 'handle') || look.text(row, 'title') || null,
  choose,
};
