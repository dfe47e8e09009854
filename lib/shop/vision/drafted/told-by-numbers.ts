import { type Category, isCategory } from '@/lib/shop/catalog/model';
import type { ToldThing } from './photo-words';
import { wordsNamed } from './told-by-tags';
import planes from './told-planes.json';

/** A plane among an embedder's numbers: on its far side, `least` and more away, stands what is said. */
type Plane = { readonly key: string; readonly least: number; readonly weights: Float32Array };

const read = (what: string): readonly Plane[] =>
  planes.planes
    .filter((one) => one.what === what)
    .map(({ key, least, plane }) => ({ key, least, weights: floatsOf(plane) }));
const shelves = read('shelf');
const things = read('thing');

/**
 * What the numbers of a photograph tell, for the embedder whose model has no classes: the shelf, and what the thing is called where it
 * surely stands there; nothing to an embedder for which no planes were learned (`bench/vision/learn-shelves.mjs`).
 */
export function toldByNumbers(embedder: string, vector: Int8Array): Pick<ToldThing, 'thing' | 'shelf'> {
  const shelf = embedder === planes.embedder ? beyond(shelves, vector) : null;
  if (shelf === null || !isCategory(shelf)) return { thing: null, shelf: null };
  return { thing: wordsOn(shelf, vector), shelf };
}

function wordsOn(shelf: Category, vector: Int8Array): ToldThing['thing'] {
  if (shelf === 'shoes') return wordsNamed('shoes');
  const thing = shelf === 'clothing' ? beyond(things, vector) : null;
  return thing === null ? null : wordsNamed(thing);
}

/** The plane that the numbers lie farthest beyond. */
function beyond(among: readonly Plane[], vector: Int8Array): string | null {
  const found = among
    .map((plane) => ({ key: plane.key, over: worth(plane, vector) - plane.least }))
    .filter(({ over }) => over >= 0)
    .sort((one, other) => other.over - one.over)[0];
  return found?.key ?? null;
}

function worth({ weights }: Plane, vector: Int8Array): number {
  const constant = weights[vector.length] ?? 0;
  return vector.reduce((sum, number, at) => sum + (number / 127) * (weights[at] ?? 0), constant);
}

function floatsOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
}
