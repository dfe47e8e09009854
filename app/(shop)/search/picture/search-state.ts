import type { Crop } from '@/lib/shop/vision/models/model';
import { cropText } from './crop';
import type { Told } from './told';

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
  Record<'words' | 'category' | 'page' | 'colour' | 'country' | 'currency' | 'min' | 'max', string>
>;

/** Nothing narrowed. */
export const wide: Narrowing = {
  ...{ words: '', category: '', page: '', colour: '', country: '', currency: '', min: '', max: '' },
};

/** Everything that a search depends on. `crop` null: the shop chooses what is meant. */
export type Asked = { readonly narrowing: Narrowing; readonly crop: Crop | null; readonly unlike: readonly string[] };

/** A search as the screen shows it. `fault` is the code of a refusal; what was found before it stays. */
export type SearchState = {
  readonly shown: ShownPicture | null;
  readonly asked: Asked;
  readonly told: Told | null;
  readonly waiting: 'first' | 'change' | 'more' | null;
  readonly fault: string | null;
};

/** Nothing shown, nothing asked. */
export const nothingYet: SearchState = {
  shown: null,
  asked: { narrowing: wide, crop: null, unlike: [] },
  told: null,
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
