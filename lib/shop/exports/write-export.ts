import { xmlText } from '@/lib/platform/xml';
import { shorten } from '@/lib/shop/descriptions/model';
import { acpRecord } from './acp-record';
import { type FeedItem, type FeedReader, feedColumns, feedItems } from './feed-items';
import type { ExportProduct, ExportShop, Target } from './model';
import { shopifyColumns, shopifyRows } from './shopify-rows';
import { tableHead, tableText } from './write-table';

/** How a target is written: what stands before its products, each of them, and what stands behind them. */
type Writer = {
  readonly head: (shop: ExportShop) => string;
  readonly body: (products: readonly ExportProduct[], shop: ExportShop, isFirst: boolean) => string;
  readonly tail: string;
};

const writers: Readonly<Record<Target, Writer>> = {
  'shopify.csv': shopify('new'),
  'shopify-classic.csv': shopify('classic'),
  'meta.csv': table('meta', ','),
  'meta.xml': markup('meta'),
  'google.xml': markup('google'),
  'google.tsv': table('google', '\t'),
  'acp.jsonl': { head: () => '', body: (products, shop) => records(products, shop, '', '\n'), tail: '' },
  'acp.json': {
    head: () => '{"products":[',
    body: (products, shop, isFirst) => records(products, shop, ',\n', '').slice(isFirst ? 1 : 0),
    tail: ']}\n',
  },
};

/** Writes a file piece by piece, and holds no more of the catalogue than the products it is given together. */
export async function* writeExport(
  target: Target,
  shop: ExportShop,
  parts: AsyncIterable<readonly ExportProduct[]>,
): AsyncGenerator<string> {
  const { head, body, tail } = writers[target];
  yield head(shop);
  let isFirst = true;
  for await (const part of parts) {
    const text = body(part, shop, isFirst);
    if (text !== '') isFirst = false;
    yield text;
  }
  yield tail;
}

function shopify(template: 'new' | 'classic'): Writer {
  return {
    head: (shop) => tableHead(shopifyColumns(template, shop), ','),
    body: (products, shop) =>
      tableText(
        shopifyColumns(template, shop),
        products.flatMap((product) => shopifyRows(product, shop, template)),
        ',',
      ),
    tail: '',
  };
}

function table(reader: FeedReader, delimiter: ',' | '\t'): Writer {
  const columns = feedColumns[reader];
  const flat = (item: FeedItem) =>
    Object.fromEntries(
      Object.entries(item).map(([name, said]) => [name, typeof said === 'string' ? said : said.join(',')]),
    );
  return {
    head: () => tableHead(columns, delimiter),
    body: (products, shop) =>
      tableText(
        columns,
        products.flatMap((product) => feedItems(product, shop, reader).map(flat)),
        delimiter,
      ),
    tail: '',
  };
}

function markup(reader: FeedReader): Writer {
  return {
    head: ({ name, about, home, language }) =>
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>',
        `<title>${xmlText(name)}</title>`,
        `<link>${xmlText(home)}</link>`,
        `<description>${xmlText(shorten(about, 500) || name)}</description>`,
        `<language>${xmlText(language)}</language>\n`,
      ].join('\n'),
    body: (products, shop) =>
      products.flatMap((product) => feedItems(product, shop, reader).map((item) => itemText(item, reader))).join(''),
    tail: '</channel></rss>\n',
  };
}

function itemText(item: FeedItem, reader: FeedReader): string {
  const elements = feedColumns[reader].flatMap((name) =>
    [item[name] ?? ''].flat().map((text) => (text === '' ? '' : elementOf(name, inside(name, text)))),
  );
  return `<item>${elements.join('')}</item>\n`;
}

/** A column such as `video[0].url` is an element within another here. */
function elementOf(column: string, text: string): string {
  return column.split('[0].').reduceRight((inner, name) => `<g:${name}>${inner}</g:${name}>`, text);
}

const shippingParts = [
  ...(['country', 'region', 'service', 'price', 'min_handling_time', 'max_handling_time'] as const),
  ...(['min_transit_time', 'max_transit_time'] as const),
];

/** What stands in an element; delivery has elements of its own. */
function inside(name: string, text: string): string {
  if (name !== 'shipping') return xmlText(text);
  const parts = text.split(':');
  return shippingParts.map((part, at) => (parts[at] ? `<g:${part}>${xmlText(parts[at])}</g:${part}>` : '')).join('');
}

function records(products: readonly ExportProduct[], shop: ExportShop, before: string, after: string): string {
  return products
    .flatMap((product) => acpRecord(product, shop) ?? [])
    .map((record) => `${before}${JSON.stringify(record)}${after}`)
    .join('');
}
