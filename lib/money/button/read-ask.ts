import { type Id, parseId } from '@/lib/kernel/ids';
import { asciiDigits } from '@/lib/kernel/text';

/** A line of what a page asks to sell: a product or one variant of it, and how many. */
export type AskedGoods = { id: Id<'product'> | Id<'variant'>; quantity: number };

/** What a page without a server names: ids and how many, and never a price. */
export type Ask = {
  publishable: string;
  returnUrl: string | null;
  what:
    | { kind: 'link'; link: Id<'payLink'>; quantity: number }
    | { kind: 'goods'; lines: AskedGoods[] }
    | { kind: 'collection'; collection: Id<'collection'> };
};

/** Lines one button may sell at once. */
export const linesMax = 50;

/** The most that is read of an address. */
export const askMax = 4_000;

/** The names a page says it by: attributes of its button, and of the address it leads to. */
export const askNames = ['pk', 'link', 'product', 'variant', 'quantity', 'collection', 'items', 'return'] as const;

/**
 * Reads what a page asks to sell, out of an address's query. A fixed amount goes before goods, `items` before one product, a variant before
 * its product, and a collection is last. Null for what names nothing, or is not whole.
 */
export function readAsk(query: URLSearchParams): Ask | null {
  const publishable = query.get('pk') ?? '';
  if (!/^pk_(?:test|live)_[A-Za-z0-9_-]{8,60}$/.test(publishable)) return null;
  const returnUrl = query.get('return');
  if (returnUrl !== null && (returnUrl.length > 500 || !isWebAddress(returnUrl))) return null;
  const what = whatOf(query);
  return what && { publishable, returnUrl, what };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function whatOf(query: URLSearchParams): Ask['what'] | null {
  const quantity = quantityOf(query.get('quantity') ?? '1');
  if (quantity === null) return null;
  const said = (name: string) => query.get(name) ?? '';
  if (said('link')) {
    const link = parseId('payLink', said('link'));
    return link && { kind: 'link', link, quantity };
  }
  if (said('items')) {
    const lines = said('items')
      .split(',')
      .map((part) => lineOf(part.trim()));
    return lines.length <= linesMax && lines.every((line) => line !== null) ? { kind: 'goods', lines } : null;
  }
  const one = said('variant') || said('product');
  if (one) {
    const id = goodsId(one);
    return id && { kind: 'goods', lines: [{ id, quantity }] };
  }
  const collection = parseId('collection', said('collection'));
  return collection && { kind: 'collection', collection };
}

function lineOf(part: string): AskedGoods | null {
  const [text = '', many = '1', ...rest] = part.split(':');
  const id = goodsId(text);
  const quantity = quantityOf(many);
  return id && quantity !== null && rest.length === 0 ? { id, quantity } : null;
}

function goodsId(text: string): Id<'product'> | Id<'variant'> | null {
  return parseId('variant', text) ?? parseId('product', text);
}

function quantityOf(text: string): number | null {
  const digits = asciiDigits(text);
  const quantity = Number(digits);
  return /^\d{1,2}$/.test(digits) && quantity > 0 ? quantity : null;
}
