/** A return as it is stored. A word that the tables do not know is a bug and throws. */
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import {
  type ReturnReason,
  type ReturnState,
  type ReturnWish,
  returnReasons,
  returnStates,
  returnWishes,
  type Units,
} from '../model';

/** A stored word as the state of a return. */
export function stateOf(word: string): ReturnState {
  return known(returnStates, word);
}

/** A stored word as why something goes back. */
export function reasonOf(word: string): ReturnReason {
  return known(returnReasons, word);
}

/** A stored word as what the buyer wants for it. */
export function wishOf(word: string): ReturnWish {
  return known(returnWishes, word);
}

/** Units as the database keeps them, by the uuid of their variant. */
export function unitsOf(stored: Readonly<Record<string, number>>): Units {
  return Object.fromEntries(Object.entries(stored).map(([uuid, units]) => [fromUuid('variant', uuid), units]));
}

/** Units as the database takes them. */
export function storedUnits(units: Units): Record<string, number> {
  const entries = Object.entries(units) as [Id<'variant'>, number][];
  return Object.fromEntries(entries.map(([variantId, count]) => [toUuid(variantId), count]));
}

function known<Word extends string>(words: readonly Word[], word: string): Word {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new Error(`Invariant broken: unknown word ${word}`);
  return found;
}
