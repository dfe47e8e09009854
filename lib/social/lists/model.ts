/**
 * Lists: what a person saves, what she wishes for, and what she put together. Everything is for herself until she says otherwise,
 * and what is saved by a tap on a heart stays so: it is never shown to anybody.
 */
import { type Id, parseId, toUuid } from '@/lib/kernel/ids';

/** What can be kept in a list. */
export type KeptId = Id<'product'> | Id<'post'>;

/** A kept thing as the database knows it. */
export type Kept = { readonly kind: 'product' | 'post'; readonly uuid: string };

/** The thing an id names; null for whatever cannot be kept. */
export function readKept(text: unknown): Kept | null {
  const product = parseId('product', text);
  if (product) return { kind: 'product', uuid: toUuid(product) };
  const post = parseId('post', text);
  return post && { kind: 'post', uuid: toUuid(post) };
}

/** Lists of one person. */
export const listsMax = 200;
/** Things in one list. */
export const itemsMax = 500;

/** What kind a list is, and who sees it. */
export type ListKind = 'saved' | 'wish' | 'collection';
/** Who sees a list: herself, her friends, whoever has its link, everybody. */
export type ListAudience = 'me' | 'friends' | 'link' | 'public';

/** The order of things after one was moved a step up or down; the same where it stands at that end already. */
export function moved<Item>(items: readonly Item[], at: number, to: 'up' | 'down'): Item[] {
  const other = to === 'up' ? at - 1 : at + 1;
  const [one, two] = [items[at], items[other]];
  if (one === undefined || two === undefined) return [...items];
  return items.map((item, place) => (place === at ? two : place === other ? one : item));
}
