import { plainLine, plainText } from '@/lib/kernel/text';
import { htmlToText } from '@/lib/shop/imports/read/html-to-text';
import { type FoundProduct, productsMax } from './model';
import { webAddress } from './web-address';

/** A thing of JSON-LD: its kind without a namespace, and what it says, as text. */
export type Thing = {
  readonly kind: string;
  /** The text of a field, of the first of several. */
  readonly text: (field: string) => string;
  /** The address in a field: as text, or that of the picture or page it describes. */
  readonly address: (field: string) => string;
  /** All addresses in a field. */
  readonly addresses: (field: string) => readonly string[];
  readonly things: (field: string) => readonly Thing[];
};

/** How deep things lie in things, and how many are looked at. */
const depthMax = 8;
const thingsMax = 5_000;

/** All things that blocks of JSON-LD describe, wherever they lie; a block that is broken describes none. */
export function thingsIn(blocks: readonly string[]): Thing[] {
  const found: Thing[] = [];
  const walk = (value: unknown, depth: number) => {
    if (depth > depthMax || found.length >= thingsMax || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) walk(one, depth + 1);
      return;
    }
    const thing = thingOf(value);
    if (thing.kind !== '') found.push(thing);
    for (const one of Object.values(value)) walk(one, depth + 1);
  };
  for (const block of blocks) walk(parsed(block), 0);
  return found;
}

function parsed(block: string): unknown {
  try {
    return JSON.parse(block);
  } catch {
    return null;
  }
}

function thingOf(value: object): Thing {
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined);
  const list = (name: string) => [field(name)].flat().filter((one) => one !== undefined && one !== null);
  const objects = (name: string) => list(name).filter((one) => typeof one === 'object');
  const kind = list('@type').find((one) => typeof one === 'string') ?? '';
  const textOf = (one: unknown) => (typeof one === 'string' || typeof one === 'number' ? String(one) : '');
  const addresses = (name: string) =>
    list(name)
      .map((one) =>
        typeof one === 'object'
          ? [Reflect.get(one, 'url'), Reflect.get(one, 'contentUrl'), Reflect.get(one, '@id')]
          : [one],
      )
      .flatMap((said) => said.map(textOf).find((text) => text !== '') ?? []);
  return {
    kind: String(kind).replace(/^.*[/:#]/, ''),
    text: (name) =>
      list(name)
        .map(textOf)
        .find((text) => text !== '') ?? '',
    address: (name) => addresses(name)[0] ?? '',
    addresses,
    things: (name) => objects(name).map(thingOf),
  };
}

/** The products among things, each once; where there are none, the one that Open Graph tells of. */
export function productsOf(
  things: readonly Thing[],
  said: (...names: string[]) => string,
  address: string,
): FoundProduct[] {
  const products = new Map<string, FoundProduct>();
  for (const thing of things) {
    if (!/^(?:Individual)?Product(?:Group|Model)?$/.test(thing.kind) || products.size >= productsMax) continue;
    const product = productOf(thing, address);
    if (product.title !== '' && !products.has(product.id)) products.set(product.id, product);
  }
  if (products.size > 0 || !/product/i.test(said('og:type'))) return [...products.values()];
  const amount = said('product:price:amount', 'og:price:amount');
  const link = webAddress(said('og:url'), address) || address;
  const title = plainLine(said('og:title')).slice(0, 140);
  if (title === '') return [];
  return [
    {
      ...{ id: link, title, description: plainText(said('og:description')).slice(0, 4_000), link, brand: '', gtin: '' },
      price: priceOf(amount, said('product:price:currency', 'og:price:currency')),
      inStock: !/out|sold/i.test(said('product:availability', 'og:availability')),
      picture: webAddress(said('og:image:secure_url', 'og:image'), address),
    },
  ];
}

function productOf(thing: Thing, address: string): FoundProduct {
  const offers = thing.things('offers');
  const [offer] = offers;
  const [brand] = thing.things('brand');
  const link = webAddress(thing.address('url') || offer?.address('url') || thing.text('@id'), address);
  const title = plainLine(thing.text('name')).slice(0, 140);
  return {
    id: (thing.text('sku') || thing.text('productID') || link || title).slice(0, 100),
    title,
    description: plainText(htmlToText(thing.text('description'))).slice(0, 4_000),
    price: offered(offers),
    inStock: !/OutOfStock|SoldOut|Discontinued/.test(offer?.text('availability') ?? ''),
    picture: webAddress(thing.address('image'), address),
    link,
    brand: plainLine(thing.text('brand') || brand?.text('name') || '').slice(0, 100),
    gtin: ['gtin13', 'gtin', 'gtin12', 'gtin14', 'gtin8'].map(thing.text).find((digits) => digits !== '') ?? '',
  };
}

/** The one price that all offers say; a range, or several prices, is none that anybody could be asked for. */
function offered(offers: readonly Thing[]): string {
  const prices = offers.map((offer) => {
    const [specification] = offer.things('priceSpecification');
    const currency = offer.text('priceCurrency') || (specification?.text('priceCurrency') ?? '');
    const isOne = offer.text('lowPrice') !== '' && offer.text('lowPrice') === offer.text('highPrice');
    const amount = offer.text('price') || (isOne ? offer.text('lowPrice') : '') || (specification?.text('price') ?? '');
    return priceOf(amount, currency);
  });
  const [price = ''] = prices;
  return prices.every((one) => one === price) ? price : '';
}

/** As a catalogue file writes it; empty where amount or currency are not said plainly: what can be read in two ways is not read. */
function priceOf(amount: string, currency: string): string {
  return /^\d{1,9}(?:\.\d{1,4})?$/.test(amount) && /^[A-Z]{3}$/.test(currency) ? `${amount} ${currency}` : '';
}
