import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { aDocument, anyDocument, aVariantDocument } from '@/db/testing/documents';
import { newId } from '@/lib/kernel/ids';
import { fileName, type Target } from './model';
import { acpProducts } from './testing/acp-schema';
import { aShop, exported, written } from './testing/round-trip';

const photos = [newId('media'), newId('media')];
const catalogues = fc.array(
  anyDocument(newId('product'), photos).map((document) => exported({ ...document, state: 'published' }, 'a-slug')),
  { maxLength: 5 },
);
const variantsOf = (products: readonly { document: { variants: readonly unknown[] } }[]) =>
  products.reduce((sum, { document }) => sum + document.variants.length, 0);

const shirt = exported(
  aDocument({
    ...{ title: '=Tee', description: '- soft & light\n- washed', category: 'clothing', googleCategory: '212' },
    ...{ tags: ['@new', 'cotton'], material: 'Cotton' },
    options: [
      { name: 'Colour', values: ['Red', '-5'] },
      { name: 'Fit', values: ['Wide'] },
    ],
    variants: [
      aVariantDocument({
        values: ['Red', 'Wide'],
        priceMinor: 12_500n,
        compareAtMinor: 15_000n,
        gtin: '4006381333931',
      }),
      aVariantDocument({ values: ['-5', 'Wide'], stock: 0, weightGrams: 250, mpn: 'M'.repeat(80) }),
    ],
    media: photos,
  }),
  'tee',
);

const rowsOf = async (target: Target): Promise<Record<string, string>[]> =>
  parse(await written(target, [shirt]), { columns: true, delimiter: target.endsWith('tsv') ? '\t' : ',' });

describe('a written catalogue', () => {
  it('is a table to a strict reader, of as many cells in each row', async () => {
    const tables = ['shopify.csv', 'shopify-classic.csv', 'meta.csv', 'google.tsv'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tables), catalogues, async (target, products) => {
        const text = await written(target, products);
        const rows: string[][] = parse(text, { delimiter: target.endsWith('tsv') ? '\t' : ',' });
        const most = products.map(({ document: { variants, media } }) =>
          target.startsWith('shopify') ? Math.max(variants.length, media.length) : variants.length,
        );
        expect(rows).toHaveLength(1 + most.reduce((sum, count) => sum + count, 0));
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r](?!\d+$)/);
      }),
      { numRuns: 60 },
    );
  });

  it('is well formed markup that readers of feeds read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('meta.xml' as const, 'google.xml' as const),
        catalogues,
        async (target, products) => {
          const text = await written(target, products);
          const parser = new SaxesParser({ xmlns: true });
          parser.on('error', (error) => {
            throw error;
          });
          parser.write(text).close();
          const feed = await new RssParser({ customFields: { item: ['g:id', 'g:title'] } }).parseString(text);
          expect([feed.title, feed.items.length]).toEqual([aShop.name, variantsOf(products)]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is JSON by the protocol, line by line or as one', async () => {
    const isValid = new Ajv({ formats: { uri: /^https?:\/\/[^\s]+$/ } }).compile(acpProducts);
    await fc.assert(
      fc.asyncProperty(catalogues, async (products) => {
        const whole: unknown = JSON.parse(await written('acp.json', products));
        expect(isValid(whole), JSON.stringify(isValid.errors)).toBe(true);
        const lines = (await written('acp.jsonl', products)).split('\n').filter((line) => line !== '');
        expect({ products: lines.map((line) => JSON.parse(line)) }).toEqual(whole);
      }),
      { numRuns: 60 },
    );
    expect(isValid({ products: [{ id: 'a', variants: [{ id: 'b', title: 'c', sku: 'no such field' }] }] })).toBe(false);
  });

  const examples = path.join(process.env.SOUK_REFERENCE ?? '', 'catalogs/acp-feed/examples.feed.json');
  it.skipIf(!existsSync(examples))('follows a schema that the protocol’s own examples follow', () => {
    const { get_products_response, upsert_products_request_single_product } = JSON.parse(
      readFileSync(examples, 'utf8'),
    );
    const isValid = new Ajv({ formats: { uri: true } }).compile(acpProducts);
    for (const one of [get_products_response, upsert_products_request_single_product])
      expect(isValid(one), JSON.stringify(isValid.errors)).toBe(true);
  });

  it('tells the number of units to its owner alone', async () => {
    const counted = async (counts: boolean) => {
      const rows = parse(await written('meta.csv', [shirt], { ...aShop, counts }), { columns: true });
      return (rows as { quantity_to_sell_on_facebook: string }[]).map((row) => row.quantity_to_sell_on_facebook);
    };
    expect(await counted(true)).toContain('10');
    expect(new Set(await counted(false))).toEqual(new Set(['']));
  });

  it('keeps Meta’s rules', async () => {
    const [red, other] = await rowsOf('meta.csv');
    expect(red).toMatchObject({
      ...{ title: "'=Tee", description: "'- soft & light\n- washed", availability: 'in stock', condition: 'new' },
      ...{ price: '15.000 KWD', sale_price: '12.500 KWD', color: 'Red', additional_variant_attribute: 'Fit:Wide' },
      ...{ google_product_category: '212', product_type: 'Clothing', brand: aShop.name, gtin: '4006381333931' },
      ...{ quantity_to_sell_on_facebook: '10', status: 'active', custom_label_0: "'@new", custom_label_1: 'cotton' },
      ...{ item_group_id: shirt.document.id, id: shirt.document.variants[0]?.id, material: 'Cotton' },
    });
    expect(red?.link).toBe(`https://souk.test/cedar/tee?variant=${red?.id}`);
    expect(other).toMatchObject({
      availability: 'out of stock',
      color: '-5',
      sale_price: '',
      shipping_weight: '250 g',
    });
  });

  it('keeps Google’s rules', async () => {
    const [red, other] = await rowsOf('google.tsv');
    expect(red).toMatchObject({ availability: 'in_stock', identifier_exists: 'yes' });
    expect(other).toMatchObject({ availability: 'out_of_stock', identifier_exists: 'no', mpn: '' });
    const long = exported(aDocument({ brand: 'B'.repeat(100) }));
    const [row] = parse(await written('google.tsv', [long]), { columns: true, delimiter: '\t' }) as { brand: string }[];
    expect(row?.brand).toBe('B'.repeat(70));
  });

  it('tells Google what delivery costs and how long it takes, by country and state, with elements of their own in markup', async () => {
    const rate = (minor: bigint, freeFrom: bigint | null = null) => ({
      ...{ place: 0, name: 'Post, fast', currency: 'KWD' as const, basis: 'weight' as const, most: null, freeFrom },
      ...{
        bands: [
          { from: 0n, minor },
          { from: 200n, minor: minor * 2n },
        ],
      },
      ...{ processingDays: 1, transitMin: 2, transitMax: 4, working: true },
    });
    const zones = [
      { id: null, name: '', areas: ['KW'], rates: [rate(500n, 12_500n)] },
      { id: null, name: '', areas: ['US', 'AE:1'], rates: [rate(1_000n)] },
      { id: null, name: '', areas: ['US-CA'], rates: [rate(2_000n)] },
      { id: null, name: '', areas: ['AE'], rates: [rate(3_000n)] },
      { id: null, name: '', areas: ['EG'], rates: [] },
    ];
    const shop = { ...aShop, delivery: { zones, countries: ['KW', 'US', 'AE', 'EG'] } };
    const rows = parse(await written('google.tsv', [shirt], shop), { columns: true, delimiter: '\t' });
    expect((rows as { shipping: string }[]).map(({ shipping }) => shipping)).toEqual([
      'KW::Post  fast:0.000 KWD:1:1:2:4,US::Post  fast:1.000 KWD:1:1:2:4,US:CA:Post  fast:2.000 KWD:1:1:2:4',
      'KW::Post  fast:1.000 KWD:1:1:2:4,US::Post  fast:2.000 KWD:1:1:2:4,US:CA:Post  fast:4.000 KWD:1:1:2:4',
    ]);
    const markup = await written('google.xml', [shirt], shop);
    const california = '<g:country>US</g:country><g:region>CA</g:region><g:service>Post  fast</g:service>';
    const handling = '<g:min_handling_time>1</g:min_handling_time><g:max_handling_time>1</g:max_handling_time>';
    const transit = '<g:min_transit_time>2</g:min_transit_time><g:max_transit_time>4</g:max_transit_time>';
    expect(markup).toContain(`<g:shipping>${california}<g:price>2.000 KWD</g:price>${handling}${transit}</g:shipping>`);
    new SaxesParser({ xmlns: true }).write(markup).close();
    expect(await written('meta.xml', [shirt], shop)).not.toContain('shipping>');
  });

  it('keeps Shopify’s rules', async () => {
    const [first, second] = await rowsOf('shopify.csv');
    expect(first).toMatchObject({
      ...{
        Title: "'=Tee",
        'URL handle': 'tee',
        Description: '<p>- soft &amp; light<br>- washed</p>',
        Status: 'Active',
      },
      ...{ 'Option1 name': 'Colour', 'Option1 value': 'Red', 'Compare-at price': '15.000', 'Image position': '1' },
    });
    expect(second).toMatchObject({ Title: '', 'URL handle': 'tee', 'Option1 value': '-5', 'Image position': '2' });
    const [bowl] = parse(await written('shopify-classic.csv', [exported(aDocument())]), { columns: true }) as object[];
    expect(bowl).toMatchObject({ 'Option1 Name': 'Title', 'Option1 Value': 'Default Title', Published: 'TRUE' });
  });

  it('has a name that no header and no disk trips over', () => {
    expect(fileName('Cedar-and-Co', 'meta.csv')).toBe('cedar-and-co-meta.csv');
    for (const handle of ['حي"; x=\r\n', '../..', ''])
      expect(fileName(handle, 'acp.json')).toMatch(/^[a-z0-9-]+-acp\.json$/);
  });
});
