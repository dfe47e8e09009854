/** Medusa's product CSV, of both versions. */
import type { ColumnRule, Layout } from '../model';

const product: readonly ColumnRule[] = [
  ['product handle', 'handle'],
  ['product id', 'externalId'],
  ['product title', 'title'],
  ['product description', 'description'],
  ['product status', 'state'],
  ['product material', 'material'],
  ['product origin country', 'originCountry'],
  ['product hs code', 'hsCode'],
  ['variant id', 'variantId'],
  ['variant sku', 'sku'],
  ['variant ean', 'gtin'],
  ['variant upc', 'gtin'],
  ['variant barcode', 'gtin'],
  ['variant inventory quantity', 'stock'],
  ['variant manage inventory', 'tracked'],
  // Medusa keeps weights in grams and writes no unit.
  ['variant weight', 'weight', { unit: 'g' }],
  ['product weight', 'weight', { unit: 'g' }],
];

/** Of one currency there may be a price for everyone and prices of regions: the first is taken. */
const prices = (before: string): readonly ColumnRule[] => [
  [new RegExp(`^${before}price (?<currency>[a-z]{3})$`), 'price'],
  [new RegExp(`^${before}price .+ \\[(?<currency>[a-z]{3})\\]$`), 'price'],
];

/** Version 2: `Variant Price EUR`, `Variant Option 1 Name`, one column for each picture, tag and category. */
export const medusaV2: Layout = {
  dialect: 'medusa_v2',
  form: 'table',
  marks: [
    /^product (?:handle|id|title)$/,
    /^variant (?:price .+|option 1 (?:name|value)|id|title|sku)$/,
    /^(?:variant (?:price|option) .+|product (?:image|tag|category) \d+)$/,
  ],
  columns: [
    ...product,
    [/^product category (?<slot>\d+)$/, 'category'],
    [/^product tag (?<slot>\d+)$/, 'tags'],
    [/^product image (?<slot>\d+)$/, 'picture'],
    ['product thumbnail', 'picture', { spare: true }],
    [/^variant option (?<slot>\d+) name$/, 'optionName'],
    [/^variant option (?<slot>\d+) value$/, 'optionValue'],
    ...prices('variant '),
  ],
};

/** Version 1: `Price USD`, `Option 1 Name`, `Image 1 Url`. */
export const medusaV1: Layout = {
  dialect: 'medusa_v1',
  form: 'table',
  marks: [
    /^product (?:handle|id|title)$/,
    /^variant (?:id|title|sku|inventory quantity)$/,
    /^(?:price .*[a-z]{3}\]?|option 1 (?:name|value)|image 1 url)$/,
  ],
  columns: [
    ...product,
    ['product type', 'category'],
    ['product collection title', 'collections'],
    ['product tags', 'tags', { list: ',' }],
    [/^image (?<slot>\d+) url$/, 'picture'],
    ['product thumbnail', 'picture', { spare: true }],
    [/^option (?<slot>\d+) name$/, 'optionName'],
    [/^option (?<slot>\d+) value$/, 'optionValue'],
    ...prices(''),
  ],
};
