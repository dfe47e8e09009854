/** A Saleor fixture is read whole, for its objects name each other by number; then each product is a record with its variants. */
import type { Cell, SourceRecord } from './model';
import { brokenRecord, type IndexOf, type RecordReader } from './record-reader';
import { JsonSplitter } from './split-json';

type Fields = Readonly<Record<string, unknown>>;
type Thing = { readonly pk: string; readonly line: number; readonly fields: Fields };
type Things = ReadonlyMap<string, readonly Thing[]>;

/** Most objects of a fixture: it is held in memory, unlike all other files. */
const objectsMax = 300_000;

/**
 * Reads a fixture. Its records are its products, and what of them has no product: a variant, its price or picture alone is a
 * record that is refused. Of other objects, menus and pages, only the kinds are told, as columns that are not held.
 */
export function joinSaleor(indexOf: IndexOf): RecordReader {
  const things = new Map<string, Thing[]>();
  let count = 0;
  const splitter = new JsonSplitter((value, line) => {
    const thing = asThing(value, line);
    if (thing === null) return brokenRecord(line, 'record_broken', JSON.stringify(value));
    count += 1;
    if (count > objectsMax) return brokenRecord(line, 'file_long', thing.model);
    const list = things.get(thing.model);
    if (list === undefined) things.set(thing.model, [thing]);
    else list.push(thing);
    return null;
  }, false);
  return {
    push: (piece) => splitter.push(piece),
    end: () => [...splitter.end(), ...join(things, indexOf)],
  };
}

function asThing(value: unknown, line: number): (Thing & { model: string }) | null {
  if (typeof value !== 'object' || value === null || !('model' in value) || !('fields' in value)) return null;
  const { model, fields } = value;
  if (typeof model !== 'string' || typeof fields !== 'object' || fields === null) return null;
  return { model, pk: text('pk' in value ? value.pk : ''), line, fields: Object.fromEntries(Object.entries(fields)) };
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Objects of one kind by what they name: read once, so that a fixture of any size is joined in linear time. */
function by(things: Things, model: string, field: string): (pk: string) => readonly Thing[] {
  const found = new Map<string, Thing[]>();
  for (const thing of things.get(model) ?? []) {
    const key = text(thing.fields[field]);
    const list = found.get(key);
    if (list === undefined) found.set(key, [thing]);
    else list.push(thing);
  }
  return (pk) => found.get(pk) ?? [];
}

function byPk(things: Things, model: string): (pk: unknown) => Thing | undefined {
  const found = new Map((things.get(model) ?? []).map((thing) => [thing.pk, thing]));
  return (pk) => found.get(text(pk));
}

const shown = new Set([
  'name',
  'slug',
  'description',
  'seo_title',
  'seo_description',
  'category',
  'weight',
  'product_type',
  'product',
]);

function join(things: Things, indexOf: IndexOf): SourceRecord[] {
  const look = lookups(things);
  const known = new Set((things.get('product.product') ?? []).map((product) => product.pk));
  const records = (things.get('product.product') ?? []).map((product): SourceRecord => {
    const base = productCells(product, look);
    const variants = look.variants(product.pk);
    const rows = (variants.length > 0 ? variants : [null]).map((variant) => {
      const cells: Cell[] = [];
      for (const [name, cell] of [...base, ...(variant === null ? [] : variantCells(variant, look))])
        cells[indexOf(name)] = cell;
      return { line: variant?.line ?? product.line, cells };
    });
    return { line: product.line, rows, faults: [] };
  });
  const alone = (things.get('product.productvariant') ?? []).filter(
    (variant) => !known.has(text(variant.fields.product)),
  );
  return [
    ...records,
    ...alone.map((variant) => brokenRecord(variant.line, 'parent_missing', text(variant.fields.sku))),
  ];
}

type Lookups = ReturnType<typeof lookups>;

function lookups(things: Things) {
  const attributes = byPk(things, 'attribute.attribute');
  const values = byPk(things, 'attribute.attributevalue');
  return {
    variants: by(things, 'product.productvariant', 'product'),
    listings: by(things, 'product.productchannellisting', 'product'),
    prices: by(things, 'product.productvariantchannellisting', 'variant'),
    stocks: by(things, 'warehouse.stock', 'product_variant'),
    media: by(things, 'product.productmedia', 'product'),
    mediaOne: byPk(things, 'product.productmedia'),
    variantMedia: by(things, 'product.variantmedia', 'variant'),
    ofProduct: by(things, 'attribute.assignedproductattributevalue', 'product'),
    ofVariant: by(things, 'attribute.assignedvariantattribute', 'variant'),
    ofAssignment: by(things, 'attribute.assignedvariantattributevalue', 'assignment'),
    collected: by(things, 'product.collectionproduct', 'product'),
    collection: byPk(things, 'product.collection'),
    category: byPk(things, 'product.category'),
    channel: byPk(things, 'channel.channel'),
    productType: byPk(things, 'product.producttype'),
    /** The name of an attribute and of its value. */
    pair(value: unknown): readonly [string, string] {
      const found = values(value);
      return [text(attributes(found?.fields.attribute)?.fields.name), text(found?.fields.name)];
    },
  };
}

type Named = (readonly [name: string, cell: Cell])[];

function productCells({ pk, fields }: Thing, look: Lookups): Named {
  const media = [...look.media(pk)].sort(
    (one, other) => Number(one.fields.sort_order) - Number(other.fields.sort_order),
  );
  const attributes = new Map<string, string[]>();
  for (const assigned of look.ofProduct(pk)) {
    const [name, value] = look.pair(assigned.fields.value);
    if (name !== '') attributes.set(name, [...(attributes.get(name) ?? []), value]);
  }
  const others = Object.entries(fields).filter(
    ([name, value]) => !shown.has(name) && text(value) !== '' && text(value) !== '{}',
  );
  return [
    ['product.pk', pk],
    ['product.slug', text(fields.slug)],
    ['product.name', text(fields.name)],
    ['product.description', richText(fields.description)],
    ['product.seo_title', text(fields.seo_title)],
    ['product.seo_description', text(fields.seo_description)],
    ['product.category', categoryPath(fields.category, look)],
    ['product.weight', weight(fields.weight)],
    ['product.published', String(look.listings(pk).some((listing) => listing.fields.is_published === true))],
    ['product.collections', look.collected(pk).map((one) => text(look.collection(one.fields.collection)?.fields.name))],
    ['product.product_type', text(look.productType(fields.product_type)?.fields.name)],
    ['media.image', media.map((one) => text(one.fields.image) || text(one.fields.external_url))],
    ['media.alt', media.map((one) => text(one.fields.alt))],
    ...[...attributes].map(([name, list]): Named[number] => [`attribute ${name}`, list]),
    ...others.map(([name, value]): Named[number] => [`product.${name}`, text(value)]),
  ];
}

function variantCells({ pk, fields }: Thing, look: Lookups): Named {
  const pairs = look
    .ofVariant(pk)
    .flatMap((one) => look.ofAssignment(one.pk).map((value) => look.pair(value.fields.value)));
  const stocks = look.stocks(pk);
  const media = look.variantMedia(pk).map((one) => text(look.mediaOne(one.fields.media)?.fields.image));
  const others = Object.entries(fields).filter(
    ([name, value]) =>
      !/^(?:sku|weight|product|track_inventory)$/.test(name) && text(value) !== '' && text(value) !== '{}',
  );
  return [
    ['variant.pk', pk],
    ['variant.sku', text(fields.sku)],
    ['variant.media', media],
    ['variant.weight', weight(fields.weight)],
    ['variant.track_inventory', text(fields.track_inventory)],
    [
      'variant.stock',
      stocks.length === 0 ? '' : String(stocks.reduce((sum, stock) => sum + Number(stock.fields.quantity), 0)),
    ],
    ['variant.options.name', pairs.map(([name]) => name)],
    ['variant.options.value', pairs.map(([, value]) => value)],
    ...look.prices(pk).flatMap((price): Named => {
      const channel = `${text(look.channel(price.fields.channel)?.fields.name) || text(price.fields.channel)} [${text(price.fields.currency)}]`;
      const now = text(price.fields.discounted_price_amount);
      return [
        [`price ${channel}`, text(price.fields.price_amount)],
        [`discounted price ${channel}`, now === text(price.fields.price_amount) ? '' : now],
      ];
    }),
    ...others.map(([name, value]): Named[number] => [`variant.${name}`, text(value)]),
  ];
}

/** From the root down; a circle of parents ends where it closes. */
function categoryPath(pk: unknown, look: Lookups): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at = look.category(pk); at !== undefined && !seen.has(at.pk); at = look.category(at.fields.parent)) {
    seen.add(at.pk);
    names.unshift(text(at.fields.name));
  }
  return names.join(' > ');
}

/** `1.5:kg` is how a fixture writes a weight. */
function weight(value: unknown): string {
  return text(value).replace(':', ' ');
}

/** The blocks of Saleor's editor as the HTML they stand for. */
function richText(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('blocks' in value) || !Array.isArray(value.blocks))
    return text(value);
  return value.blocks
    .map((block: unknown) => {
      const data: unknown = typeof block === 'object' && block !== null && 'data' in block ? block.data : null;
      if (typeof data !== 'object' || data === null) return '';
      if ('items' in data && Array.isArray(data.items))
        return `<ul>${data.items.map((one) => `<li>${text(one)}</li>`).join('')}</ul>`;
      return 'text' in data ? `<p>${text(data.text)}</p>` : '';
    })
    .join('');
}

const kindsHeld = /^(?:product\.(?!producttype$)\w+|attribute\.\w+|warehouse\.stock|channel\.channel)$/;

/** The kinds of objects a fixture has that no product is made of: menus, pages, gift cards. */
export function kindsUnheld(
  columns: { readonly names: readonly string[] },
  records: readonly SourceRecord[],
): string[] {
  const at = columns.names.indexOf('model');
  const kinds = new Set(records.flatMap((record) => record.rows.map((row) => text(row.cells[at]))));
  return [...kinds].filter((kind) => kind !== '' && !kindsHeld.test(kind));
}
