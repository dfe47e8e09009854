/**
 * What can be liked and commented on: updates of pages, shares, recommendations and lists, each known by the id it is shown
 * under. Who may see a thing may like it and say something of it; nobody else learns that it is there.
 */
import { fromUuid, type Id, parseId, toUuid } from '@/lib/kernel/ids';

/** The nouns of it; a noun is also the word under which the database keeps it. */
export const regardedNouns = ['post', 'share', 'recommendation', 'list'] as const;

/** One of those nouns. */
export type RegardedNoun = (typeof regardedNouns)[number];

/** The id of something that can be liked. */
export type RegardedId = Id<RegardedNoun>;

/** Such a thing as the database knows it. */
export type Subject = { readonly kind: RegardedNoun; readonly uuid: string };

/** The thing an id names; null for whatever is none. */
export function readSubject(text: unknown): Subject | null {
  for (const kind of regardedNouns) {
    const id = parseId(kind, text);
    if (id !== null) return { kind, uuid: toUuid(id) };
  }
  return null;
}

/** The id under which a thing is shown. */
export function shownId({ kind, uuid }: Subject): RegardedId {
  return fromUuid(kind, uuid);
}
