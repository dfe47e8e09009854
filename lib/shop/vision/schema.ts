import { type Id, parseId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { asciiDigits, plainLine } from '@/lib/kernel/text';
import { queryLengthMax } from '@/lib/shop/search/model';
import { readSearch } from '@/lib/shop/search/schema';
import type { PictureSearch } from './model';
import type { Crop } from './models/model';
import { colourNames } from './picture/colour-words';
import { shownBytesMax } from './picture/model';

/** Products somebody may call unlike what she means; more would leave nothing. */
export const unlikeMax = 24;

/** Products already shown that are read of one search. */
const seenMax = 96;

/** The smallest part of a picture that may be meant, as a share of its side. */
const cropSideMin = 0.03;

/**
 * Reads a search by picture from a form: `picture` (a file) or `product`; `crop` as `left,top,width,height` in shares of the picture;
 * `words`, `colour`, `size`, `unlike` and `seen` (as often as wanted), `after`, `shared` (with anything: another app or site handed the picture
 * over, so nothing is counted); and the filters of a search by words under their names there. What
 * makes no sense is left out, as in a search by words; refused is only what shows nothing (`picture_empty`, `not_found`) or too
 * much (`picture_heavy`, before it is read into memory once more).
 */
export async function readPictureSearch(
  form: FormData,
): Promise<Result<PictureSearch, 'picture_empty' | 'picture_heavy' | 'not_found'>> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const shown = await readShown(form, text('product'));
  if (!shown.ok) return shown;
  const names = ['category', 'page', 'country', 'currency', 'min', 'max'] as const;
  const {
    query: _query,
    cursor: _cursor,
    ...choice
  } = readSearch(Object.fromEntries(names.map((name) => [name, text(name)])));
  const size = plainLine(text('size').slice(0, 100)) || undefined;
  return ok({
    shown: shown.value,
    choice: { ...choice, ...(size && { size }) },
    crop: cropIn(text('crop')),
    words: [...plainLine(text('words').slice(0, 1_000))].slice(0, queryLengthMax).join('') || undefined,
    colour: colourNames.find((name) => name === text('colour')),
    unlike: productsIn(form, 'unlike', unlikeMax),
    seen: productsIn(form, 'seen', seenMax),
    cursor: text('after') || null,
    isUncounted: text('shared') !== '',
  });
}

function productsIn(form: FormData, name: string, most: number): Id<'product'>[] {
  return form
    .getAll(name)
    .slice(0, most)
    .flatMap((value) => parseId('product', value) ?? []);
}

async function readShown(
  form: FormData,
  product: string,
): Promise<Result<PictureSearch['shown'], 'picture_empty' | 'picture_heavy' | 'not_found'>> {
  const picture = form.get('picture');
  if (picture instanceof File && picture.size > 0) {
    if (picture.size > shownBytesMax) return refuse('picture_heavy', 'picture');
    return ok({ picture: new Uint8Array(await picture.arrayBuffer()) });
  }
  if (product === '') return refuse('picture_empty', 'picture');
  const id = parseId('product', product);
  return id === null ? refuse('not_found', 'product') : ok({ product: id });
}

/** A part of a picture from four numbers; undefined when they are none, or the part is empty or outside. */
export function cropIn(text: string): Crop | undefined {
  const numbers = asciiDigits(text).split(',').map(Number);
  if (numbers.length !== 4 || !numbers.every((number) => number >= 0 && number <= 1)) return undefined;
  const [left = 0, top = 0, wide = 0, tall = 0] = numbers;
  const [width, height] = [Math.min(wide, 1 - left), Math.min(tall, 1 - top)];
  return width < cropSideMin || height < cropSideMin ? undefined : { left, top, width, height };
}
