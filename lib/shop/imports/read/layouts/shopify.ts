/** Shopify's product CSV: the classic one of all sample files, and the template that replaced it. */
import type { ColumnRule, Layout } from '../model';

const shared: readonly ColumnRule[] = [
  ['title', 'title'],
  ['vendor', 'brand'],
  ['product category', 'category'],
  ['type', 'category'],
  ['tags', 'tags', { list: ',' }],
  // No column of the template, but Shopify reads it where somebody adds it: the name of one collection.
  ['collection', 'collections'],
  ['status', 'state'],
  ['seo title', 'seoTitle'],
  ['seo description', 'seoDescription'],
  [/^option(?<slot>\d) name$/, 'optionName'],
  [/^option(?<slot>\d) value$/, 'optionValue'],
  ['google shopping / google product category', 'googleCategory'],
  ['google shopping / mpn', 'mpn'],
  ['google shopping / condition', 'condition'],
  ['country of origin', 'originCountry'],
  ['hs code', 'hsCode'],
];

/** Handle, Title, Body (HTML): rows of one handle are one product; a row of pictures only is a further picture. */
export const shopifyClassic: Layout = {
  dialect: 'shopify_classic',
  form: 'table',
  marks: ['handle', /^(?:variant price|variant sku|option1 value|image src|body \(html\))$/],
  columns: [
    ['handle', 'handle'],
    ['body (html)', 'description'],
    ['published', 'published'],
    ...shared,
    ['variant sku', 'sku'],
    ['variant barcode', 'gtin'],
    ['variant price', 'price'],
    ['variant compare at price', 'compareAt'],
    ['variant inventory qty', 'stock'],
    ['variant inventory tracker', 'tracked'],
    ['variant grams', 'weight', { unit: 'g' }],
    ['variant weight unit', 'weightUnit'],
    ['variant requires shipping', 'shipped'],
    ['image src', 'picture'],
    ['image alt text', 'pictureAlt'],
    ['image position', 'picturePosition'],
    ['variant image', 'variantPicture'],
  ],
};

/** Title, URL handle, SKU: the same rules under new names. */
export const shopifyNew: Layout = {
  dialect: 'shopify_new',
  form: 'table',
  marks: [
    'title',
    /^(?:url handle|product image url|weight value \(grams\)|compare-at price|published on online store)$/,
  ],
  columns: [
    ['url handle', 'handle'],
    ['description', 'description'],
    ['published on online store', 'published'],
    ...shared,
    ['sku', 'sku'],
    ['barcode', 'gtin'],
    ['price', 'price'],
    ['compare-at price', 'compareAt'],
    ['inventory quantity', 'stock'],
    ['inventory tracker', 'tracked'],
    ['weight value (grams)', 'weight', { unit: 'g' }],
    ['weight unit for display', 'weightUnit'],
    ['requires shipping', 'shipped'],
    ['product image url', 'picture'],
    ['image alt text', 'pictureAlt'],
    ['image position', 'picturePosition'],
    ['variant image url', 'variantPicture'],
  ],
};
