import { type Category, isCategory } from '@/lib/shop/catalog/model';
import planes from './told-planes.json';

/** A plane among an embedder's numbers: on its far side, `least` and more away, stands what is said. */
type Plane = { readonly key: string; readonly least: number; readonly weights: Float32Array };

const read = (what: string): readonly Plane[] =>
  planes.planes
    .filter((one) => one.what === what)
    .map(({ key, least, plane }) => ({ key, least, weights: floatsOf(plane) }));
const shelves = read('shelf');

/**
 * The shelf that the numbers of a photograph tell, for the embedder whose model has no classes; null where they tell none, and to an
 * embedder for which no planes were learned (`bench/vision/learn-shelves.mjs`).
 */
export function shelfByNumbers(embedder: string, vector: Int8Array): Category | null {
  const shelf = embedder === planes.embedder ? beyond(shelves, vector) : null;
  return isCategory(shelf) ? shelf : null;
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
