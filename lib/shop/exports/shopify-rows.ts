import { type Currency, money, toDecimal } from '@/lib/kernel/money';
import { shelfOf } from '@/lib/shop/taxonomy/tree';
import { type ExportProduct, type ExportShop, ownPicture } from './model';
import { googleProductCategory, productType } from './product-type';

/** Our name of a column to Shopify's, of the template there is now and of the one before. */
const names = [
  ['title', 'Title', 'Title'],
  ['handle', 'URL handle', 'Handle'],
  ['description', 'Description', 'Body (HTML)'],
  ['vendor', 'Vendor', 'Vendor'],
  ['type', 'Type', 'Type'],
  ['tags', 'Tags', 'Tags'],
  ['published', 'Published on online store', 'Published'],
  ['status', 'Status', 'Status'],
  ['sku', 'SKU', 'Variant SKU'],
  ['barcode', 'Barcode', 'Variant Barcode'],
  ['option1name', 'Option1 name', 'Option1 Name'],
  ['option1value', 'Option1 value', 'Option1 Value'],
  ['option2name', 'Option2 name', 'Option2 Name'],
  ['option2value', 'Option2 value', 'Option2 Value'],
  ['option3name', 'Option3 name', 'Option3 Name'],
  ['option3value', 'Option3 value', 'Option3 Value'],
  ['price', 'Price', 'Variant Price'],
  ['compareAt', 'Compare-at price', 'Variant Compare At Price'],
  ['tracker', 'Inventory tracker', 'Variant Inventory Tracker'],
  ['stock', 'Inventory quantity', 'Variant Inventory Qty'],
  ['oversell', 'Continue selling when out of stock', 'Variant Inventory Policy'],
  ['grams', 'Weight value (grams)', 'Variant Grams'],
  ['unit', 'Weight unit for display', 'Variant Weight Unit'],
  ['fulfilment', 'Fulfillment service', 'Variant Fulfillment Service'],
  ['shipped', 'Requires shipping', 'Variant Requires Shipping'],
  ['taxable', 'Charge tax', 'Variant Taxable'],
  ['picture', 'Product image URL', 'Image Src'],
  ['position', 'Image position', 'Image Position'],
  ['alt', 'Image alt text', 'Image Alt Text'],
  ['variantPicture', 'Variant image URL', 'Variant Image'],
  ['seoTitle', 'SEO title', 'SEO Title'],
  ['seoDescription', 'SEO description', 'SEO Description'],
  ...[
    [
      'googleCategory',
      'Google Shopping / Google product category',
      'Google Shopping / Google Product Category',
    ] as const,
    ['mpn', 'Google Shopping / MPN', 'Google Shopping / MPN'] as const,
    ['condition', 'Google Shopping / Condition', 'Google Shopping / Condition'] as const,
  ],
] as const;

type Row = Partial<Record<(typeof names)[number][0], string>>;
type Template = 'new' | 'classic';
type Columns = Pick<ExportShop, 'markets' | 'collections'>;

/** No column of the template; Shopify reads it where it is added, and takes the name of one collection. */
const collectionColumn = 'Collection';

/** The columns of Shopify's template with that of collections where there are any and three for each market, the handle first in the classic one. */
export function shopifyColumns(template: Template, { markets, collections }: Columns): string[] {
  const columns = [
    ...names.map(([, now, classic]) => (template === 'new' ? now : classic)),
    ...(collections ? [collectionColumn] : []),
    ...markets.flatMap(({ name }) => marketColumns(name, template)),
  ];
  return template === 'new' ? columns : ['Handle', ...columns.filter((column) => column !== 'Handle')];
}

/**
 * A product as Shopify's rows: the first speaks of it, each row has one variant and one picture, and pictures that are more than
 * variants have rows with nothing else. What has no choice is its `Title` of `Default Title`.
 */
export function shopifyRows(
  product: ExportProduct,
  { currency, markets, collections }: Pick<ExportShop, 'currency' | 'markets' | 'collections'>,
  template: Template,
): Record<string, string>[] {
  const { document, pictures } = product;
  const rows = Array.from({ length: Math.max(document.variants.length, pictures.length, 1) }, (_, at): Row => {
    const picture = pictures[at];
    return {
      ...(at === 0 ? speaking(product) : {}),
      ...variantCells(product, at, currency, template),
      handle: product.slug,
      ...(picture ? { picture: picture.address, position: String(at + 1), alt: picture.alt } : {}),
    };
  });
  return rows.map((row, at) => ({
    ...Object.fromEntries(names.map(([key, now, classic]) => [template === 'new' ? now : classic, row[key] ?? ''])),
    ...(collections && { [collectionColumn]: at === 0 ? (product.collections[0] ?? '') : '' }),
    ...marketCells(product, at, { currency, markets }, template),
  }));
}

function marketColumns(name: string, template: Template): [included: string, price: string, compareAt: string] {
  const before = template === 'new' ? 'Compare-at price' : 'Compare At Price';
  return [`Included / ${name}`, `Price / ${name}`, `${before} / ${name}`];
}

/** Whether it is sold in each market, on its first row, and what is fixed there, on the row of each variant. */
function marketCells(
  { document }: ExportProduct,
  at: number,
  { currency, markets }: Pick<ExportShop, 'currency' | 'markets'>,
  template: Template,
): Record<string, string> {
  const decimal = (minor: bigint | null | undefined) => (minor ? toDecimal(money(minor, currency)) : '');
  const cells = markets.flatMap(({ id, name }) => {
    const fixed = document.variants[at]?.markets.find(({ market }) => market === id);
    const [included, price, compareAt] = marketColumns(name, template);
    const sold = at > 0 ? '' : document.notIn.includes(id) ? 'FALSE' : 'TRUE';
    return [
      [included, sold],
      [price, decimal(fixed?.priceMinor)],
      [compareAt, decimal(fixed?.compareAtMinor)],
    ];
  });
  return Object.fromEntries(cells);
}

const statuses = { published: 'Active', draft: 'Draft', archived: 'Archived' } as const;

function speaking({ document }: ExportProduct): Row {
  return {
    title: document.title,
    description: htmlOf(document.description),
    vendor: document.brand,
    type: productType(document),
    tags: document.tags.join(', '),
    published: document.state === 'published' ? 'TRUE' : 'FALSE',
    status: statuses[document.state],
    seoTitle: document.seoTitle,
    seoDescription: document.seoDescription,
    googleCategory: googleProductCategory(document),
    condition: document.condition,
  };
}

function variantCells(product: ExportProduct, at: number, currency: Currency, template: Template): Row {
  const { document } = product;
  const variant = document.variants[at];
  if (!variant) return {};
  const decimal = (minor: bigint | null) => (minor === null ? '' : toDecimal(money(minor, currency)));
  return {
    ...choiceCells(product, at),
    sku: variant.sku,
    barcode: variant.gtin,
    mpn: variant.mpn,
    price: decimal(variant.priceMinor),
    compareAt: decimal(variant.compareAtMinor),
    stock: String(variant.stock),
    tracker: 'shopify',
    oversell: template === 'new' ? 'DENY' : 'deny',
    grams: variant.weightGrams === null ? '' : String(variant.weightGrams),
    unit: variant.weightGrams === null ? '' : 'g',
    fulfilment: 'manual',
    shipped: document.asFiles || shelfOf(document.category) === 'services' ? 'FALSE' : 'TRUE',
    taxable: 'TRUE',
    variantPicture: ownPicture(product, variant)?.address ?? '',
  };
}

function choiceCells({ document }: ExportProduct, at: number): Row {
  const values = document.variants[at]?.values ?? [];
  const [one, two, three] = document.options.map(({ name }, place) => [name, values[place] ?? ''] as const);
  if (!one) return { option1name: 'Title', option1value: 'Default Title' };
  return {
    ...{ option1name: one[0], option1value: one[1] },
    ...(two && { option2name: two[0], option2value: two[1] }),
    ...(three && { option3name: three[0], option3value: three[1] }),
  };
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A description for a browser: an empty line parts paragraphs. */
export function htmlOf(text: string): string {
  const safe = text.replaceAll(/[&<>]/g, (sign) => signs[sign] ?? sign);
  return text === ''
    ? ''
    : safe
        .split('\n\n')
        .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
        .join('');
}
