import { parseId } from '@/lib/kernel/ids';
import { isCurrency } from '@/lib/kernel/money';
import { readCursor } from '@/lib/shop/catalog/model';
import { readSearch } from '@/lib/shop/search/schema';
import { isNode } from '@/lib/shop/taxonomy/tree';
import { cropIn } from '@/lib/shop/vision/schema';
import { colourNames } from '../picture/colour-words';

/** What each field must be where it is given; `currency` is what else the form says, for a price is read in it. */
const understood: Readonly<Record<string, (text: string, currency: string) => boolean>> = {
  crop: (text) => cropIn(text) !== undefined,
  colour: (text) => colourNames.some((name) => name === text),
  unlike: (text) => parseId('product', text) !== null,
  seen: (text) => parseId('product', text) !== null,
  category: isNode,
  page: (text) => readSearch({ page: text }).page !== undefined,
  country: (text) => readSearch({ country: text }).country !== undefined,
  currency: isCurrency,
  min: (text, currency) => readSearch({ min: text, currency }).priceMin !== undefined,
  max: (text, currency) => readSearch({ max: text, currency }).priceMax !== undefined,
  after: (text) => readCursor(text) !== null,
};

/**
 * The first field of a search by picture that was given and makes no sense, or null. A person's address is read as far as it can be; a
 * program that is wrong is told where, because an answer without its filter would look like one with it.
 */
export function misreadField(form: FormData): string | null {
  const currency = form.get('currency');
  const isRight = (name: string, value: FormDataEntryValue) =>
    value === '' ||
    (typeof value === 'string' && understood[name]?.(value, typeof currency === 'string' ? currency : ''));
  return Object.keys(understood).find((name) => form.getAll(name).some((value) => !isRight(name, value))) ?? null;
}
