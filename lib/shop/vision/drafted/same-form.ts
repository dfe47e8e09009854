import { alikeTo } from '@/lib/shop/vision/asked/same-words';
import { likeness } from '@/lib/shop/vision/models/model';
import type { ToldThing } from './photo-words';

/** What a picture is like without its colours, and what made these numbers. */
export type Form = { readonly embedder: string; readonly vector: Int8Array };

/** A photograph as far as it is compared. */
export type Formed = ToldThing & {
  readonly form: Form | null;
  /** The words printed on it: cartons of one form and other colours hold other things. Null where they were not read. */
  readonly letters: readonly string[] | null;
};

/**
 * So alike, without their colours, are two photographs of one thing: above what any two garments of one photographer reach
 * (`bench/vision/colours.mjs`). An embedder that is not here was not measured and proposes nothing.
 */
const alikeMin: Readonly<Record<string, number>> = { 'coral-ab-1': 0.84, 'souk-vision-1': 0.945 };

/** Whether two photographs surely show the same thing in two colours: each of one colour, another one, and of one form. */
export function isSameInOtherColour(one: Formed, other: Formed): boolean {
  if (one.colour === null || other.colour === null || one.colour === other.colour) return false;
  if (isOther(one.shelf, other.shelf) || isOther(one.thing?.en, other.thing?.en)) return false;
  if (one.form === null || other.form === null || one.form.embedder !== other.form.embedder) return false;
  if (one.letters !== null && other.letters !== null && !saysTheSame(one.letters, other.letters)) return false;
  const least = alikeMin[one.form.embedder];
  return least !== undefined && likeness(one.form.vector, other.form.vector) >= least;
}

/** Whether every printed word of each is, read a little wrong perhaps, one of the other. */
function saysTheSame(one: readonly string[], other: readonly string[]): boolean {
  const [inOne, inOther] = [alikeTo(one), alikeTo(other)];
  return one.every((word) => inOther(word).length > 0) && other.every((word) => inOne(word).length > 0);
}

/** What one photograph does not tell contradicts nothing. */
const isOther = <Told>(one: Told | null | undefined, other: Told | null | undefined) =>
  (one ?? other) !== (other ?? one);

/** Things put together where each surely is every other in another colour; those that stand alone are left out. */
export function groupedByColour<Thing extends Formed>(things: readonly Thing[]): Thing[][] {
  const groups: Thing[][] = [];
  for (const thing of things) {
    const home = groups.find((group) => group.every((member) => isSameInOtherColour(member, thing)));
    if (home) home.push(thing);
    else groups.push([thing]);
  }
  return groups.filter((group) => group.length > 1);
}
