import { parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { queryLengthMax } from '@/lib/shop/search/model';
import { readSearch } from '@/lib/shop/search/schema';
import type { PictureSearch } from '@/lib/shop/vision/model';
import type { Crop } from '@/lib/shop/vision/models/model';
import { colourNames } from '@/lib/shop/vision/picture/colour-words';

/** How an address or a form narrows a search by picture. What makes no sense narrows nothing, as in the search by words. */
export type Wanted = Omit<PictureSearch, 'shown'>;

/** The products she did not mean: more than anybody presses away. */
const unlikeMax = 100;

/** Reads what is wanted: `crop words category page currency min max colour unlike cursor`; an address names a word once or several times. */
export function readWanted(parameters: Record<string, string | string[] | undefined>): Wanted {
  const { query: _query, cursor: _cursor, ...choice } = readSearch(parameters);
  const one = (name: string) => [parameters[name]].flat()[0] ?? '';
  const unlike = [parameters.unlike ?? []].flat().slice(0, unlikeMax);
  return {
    choice,
    crop: readCrop(one('crop')),
    words: [...plainLine(one('words').slice(0, 1_000))].slice(0, queryLengthMax).join('') || undefined,
    colour: colourNames.find((name) => name === one('colour')),
    unlike: unlike.flatMap((id) => parseId('product', id) ?? []),
    cursor: one('cursor') || null,
  };
}

/** Reads a whole search from a form: with `picture`, a file, or `product`. Null when neither is there. */
export async function readPictureForm(form: FormData): Promise<PictureSearch | null> {
  const texts: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    texts[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  const product = parseId('product', texts.product);
  const file = form.get('picture');
  if (product !== null) return { shown: { product }, ...readWanted(texts) };
  if (!(file instanceof File)) return null;
  return { shown: { picture: new Uint8Array(await file.arrayBuffer()) }, ...readWanted(texts) };
}

/** Four fractions; anything else than a part of a picture means no part. */
function readCrop(text: string): Crop | undefined {
  const parts = text.split(',').map(Number);
  const [left = Number.NaN, top = Number.NaN, width = Number.NaN, height = Number.NaN] = parts;
  const isPart =
    parts.length === 4 &&
    [left, top].every((part) => part >= 0 && part < 1) &&
    [width, height].every((part) => part >= 0.01 && part <= 1);
  if (!isPart) return undefined;
  return { left, top, width: Math.min(width, 1 - left), height: Math.min(height, 1 - top) };
}
