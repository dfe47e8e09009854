import { type Crop, wholePicture } from '@/lib/shop/vision/models/model';
import { cropText, isSameCrop } from './crop';
import type { Told, ToldMatch } from './told';

/**
 * What is being searched with: a picture of hers, which stays in this tab, or a product of the shop. `isShared`: another app handed it
 * over, or another site that pretends to be one.
 */
export type ShownPicture =
  | {
      readonly kind: 'own';
      readonly key: string;
      readonly source: string;
      readonly file: Blob;
      readonly isShared: boolean;
    }
  | { readonly kind: 'product'; readonly id: string; readonly source: string };

/** How it is narrowed, as the fields of the form hold it; empty text narrows nothing. */
export type Narrowing = Readonly<
  Record<'words' | 'category' | 'page' | 'colour' | 'size' | 'country' | 'currency' | 'min' | 'max', string>
>;

/** Nothing narrowed. */
export const wide: Narrowing = {
  ...{ words: '', category: '', page: '', colour: '', size: '', country: '', currency: '', min: '', max: '' },
};

/** Everything that a search depends on. `crop` null: the shop chooses what is meant. */
export type Asked = { readonly narrowing: Narrowing; readonly crop: Crop | null; readonly unlike: readonly string[] };

/** A result that was taken away, and where it stood, so that it can be put back. */
export type Taken = { readonly match: ToldMatch; readonly place: number };

/** A search as the screen shows it. `fault` is the code of a refusal; what was found before it stays. */
export type SearchState = {
  readonly shown: ShownPicture | null;
  readonly asked: Asked;
  readonly told: Told | null;
  /** What she took away since the frame last moved, the last of it last. */
  readonly taken: readonly Taken[];
  readonly waiting: 'first' | 'change' | 'more' | null;
  readonly fault: string | null;
};

/** Nothing shown, nothing asked. */
export const nothingYet: SearchState = {
  shown: null,
  asked: { narrowing: wide, crop: null, unlike: [] },
  told: null,
  taken: [],
  waiting: null,
  fault: null,
};

/** Nothing asked but where to it should be delivered, a country or empty: that holds for every picture. */
export function askedFor(country: string): Asked {
  return { ...nothingYet.asked, narrowing: { ...wide, country } };
}

/** The form of a search, as the shop reads it; what stands on the screen already is not counted as found once more. */
export function formOf({ shown, asked, told }: SearchState, sent: Blob | null, cursor: string | null): FormData {
  const form = new FormData();
  if (shown?.kind === 'product') form.set('product', shown.id);
  else if (sent) form.set('picture', sent, 'picture');
  if (asked.crop) form.set('crop', cropText(asked.crop));
  for (const [name, value] of Object.entries(asked.narrowing)) if (value.trim()) form.set(name, value.trim());
  for (const id of asked.unlike) form.append('unlike', id);
  for (const { id } of told?.matches ?? []) form.append('seen', id);
  if (cursor) form.set('after', cursor);
  if (shown?.kind === 'own' && shown.isShared) form.set('shared', 'yes');
  return form;
}

/** What was found, with its further part behind it. */
export function joined(before: Told, more: Told): Told {
  const known = new Set(before.matches.map(({ id }) => id));
  return { ...more, matches: [...before.matches, ...more.matches.filter(({ id }) => !known.has(id))] };
}

/** The search without one of its results, which is not wanted; nothing changes when it is not there. */
export function takenAway(state: SearchState, id: string): SearchState {
  const { told, asked } = state;
  const place = told?.matches.findIndex((match) => match.id === id) ?? -1;
  const match = told?.matches[place];
  if (told === null || match === undefined) return state;
  // What is moved away from something is doubted no more: that the whole picture was searched must be said now.
  const crop = asked.crop ?? (isSameCrop(told.crop, wholePicture) ? told.crop : null);
  return {
    ...state,
    asked: { ...asked, crop, unlike: [...asked.unlike, id] },
    told: { ...told, matches: told.matches.filter((one) => one !== match) },
    taken: [...state.taken, { match, place }],
  };
}

/** The search with what was taken away last in its place again; as it is when nothing was. */
export function putBack(state: SearchState): SearchState {
  const { told, asked } = state;
  const last = state.taken.at(-1);
  if (told === null || last === undefined) return state;
  const { match, place } = last;
  const others = told.matches.filter(({ id }) => id !== match.id);
  return {
    ...state,
    asked: { ...asked, unlike: asked.unlike.filter((id) => id !== match.id) },
    told: { ...told, matches: others.toSpliced(place, 0, match) },
    taken: state.taken.slice(0, -1),
  };
}
