/**
 * Shops that sell some kinds and lack others, and what is shown in them: every picture is sold where its kind stands on a
 * shelf, and foreign where it does not; pictures of what no shop sells are foreign everywhere.
 */
import { tasksOf } from './parts.mjs';

/** The same numbers at every run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * @param {{ dev: object, foreign: { id: string, kind: string }[], count: number, seen: Map<string, object> }} from
 * @returns {{ index: string[], shown: { id: string, kind: string, answer: 'sold' | 'lacking' | 'foreign', index: string[] }[] }[]}
 */
export function shopsOf({ dev, foreign, count, seen }) {
  const { items, tasks } = dev;
  const own = tasksOf(dev, undefined, seen);
  const gallery = [...new Set(Object.values(own).flatMap((task) => task.gallery))];
  const queries = [...new Set(Object.values(own).flatMap((task) => task.queries.map(({ id }) => id)))];
  const originals = new Map(tasks['exact-item'].queries.map(({ id, relevant: [right] }) => [id, right]));
  const kinds = [...new Set(gallery.map((id) => items[id].kind))];
  const strangers = foreign.filter(({ id }) => seen.has(id));
  const random = randomFrom(7);
  const some = (share) => () => random() < share;
  return Array.from({ length: count }, () => {
    const sold = new Set(kinds.filter(some(0.55)));
    const stocked = 0.15 + 0.85 * random();
    const index = gallery.filter((id) => sold.has(items[id].kind) && (items[id].part === 'both' || random() < stocked));
    if (index.length < 20) return { index, shown: [] };
    const shown = queries.filter(some(0.15)).flatMap((id) => {
      const { kind, group } = items[id];
      const original = originals.get(id);
      // What an altered copy was made of must be there; others' garments are sought without those of the same person.
      if (original !== undefined && sold.has(kind) && !index.includes(original)) return [];
      const others = index.filter((one) => one !== id && (original || !group || items[one].group !== group));
      return [{ id, kind, answer: sold.has(kind) ? 'sold' : 'lacking', index: others }];
    });
    const passing = strangers.filter(some(0.2)).map(({ id, kind }) => ({ id, kind, answer: 'foreign', index }));
    return { index, shown: [...shown, ...passing] };
  });
}

/** How likely products are what is shown, as the product judges it: evidence of one shown picture in one shop. */
export function evidenceIn({ evidenceOf, likeliest }, seen, { id, index }, eyes, world) {
  const { sought, objects, scores } = seen.get(id);
  const vectors = sought.map((one) => one[eyes]);
  const lists = vectors.map((vector) =>
    index.map((one) => likenessOf(vector, seen.get(one).whole[eyes])).sort((one, other) => other - one),
  );
  return evidenceOf(lists, vectors, { objects, classes: eyes === 'coral' ? likeliest(scores) : [] }, world);
}

export function likenessOf(one, other) {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at] * other[at];
  return sum / (127 * 127);
}
