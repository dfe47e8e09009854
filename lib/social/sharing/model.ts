/**
 * Sharing: what a person shows of one thing she bought, to whom and when.
 *
 * Invariants:
 * - before she shares there is nothing, and after she takes it back there is nothing: a share is its row;
 * - a share never grows. It gets fewer people and a sooner end; to show more, or to more, is another act of hers;
 * - the stricter of two sides wins: who is blocked by either side sees nothing, who was named and went is no longer named;
 * - what is inside was chosen piece by piece. Who bought when, where it was sent, how many and what else is not among the pieces.
 */
import type { PersonCard } from '@/lib/identity/ties/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { TextPlace } from '@/lib/social/sealing/model';

/** To whom a share goes. */
export const audiences = ['people', 'circle', 'friends', 'link', 'public'] as const;
/** One of them. */
export type Audience = (typeof audiences)[number];

/** A share as whoever may see it is answered: what it says, and by whom. Pieces that were not chosen are null or empty. */
export type ShareView = {
  readonly id: Id<'share'>;
  readonly by: PersonCard;
  readonly mine: boolean;
  readonly item: string | null;
  /** The page it was bought from, while that is there. */
  readonly page: { readonly id: Id<'page'>; readonly handle: string; readonly name: string } | null;
  /** That she gave to the page; `takes` while that takes donations. How much is told nowhere. */
  readonly donation: { readonly takes: boolean } | null;
  /** The product, while it is there; only ever beside its page. */
  readonly product: { readonly id: Id<'product'>; readonly slug: string } | null;
  readonly note: string;
  /** Where its picture is, which is answered only to whoever sees the share. */
  readonly photo: { readonly src: string; readonly width: number; readonly height: number } | null;
  readonly price: Money | null;
  /** First day of the month it was bought in. */
  readonly month: string | null;
  readonly since: Date;
  /** Whether who sees it may say something of it. */
  readonly comments: boolean;
};

/** From when until when; null for no end. */
export type Span = { readonly startsAt: Date; readonly endsAt: Date | null };

/** When it begins to be seen: at once, in an hour, or on a day of her choosing. */
export const starts = ['now', 'hour', 'day'] as const;
/** After how long it ends by itself. */
export const ends = ['never', 'day', 'week', 'month'] as const;

const hourMs = 3_600_000;
const lifeMs = { never: null, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs };

/** The span she asked for, `startsOn` being a day; null when that day is past. */
export function spanOf(
  wish: { starts: (typeof starts)[number]; startsOn: string; ends: (typeof ends)[number] },
  now: Date,
): Span | null {
  const day = wish.starts === 'day' ? new Date(`${wish.startsOn}T00:00:00Z`) : null;
  if (day !== null && !(day > now)) return null;
  const startsAt = day ?? (wish.starts === 'hour' ? new Date(now.getTime() + hourMs) : now);
  const life = lifeMs[wish.ends];
  return { startsAt, endsAt: life === null ? null : new Date(startsAt.getTime() + life) };
}

/** Where the words of a share lie; they are sealed under a key of the share alone. */
export function notePlace(share: Id<'share'>): TextPlace {
  return { table: 'social.share', id: toUuid(share) };
}

/** What open pages that show a share listen to. */
export function liveTopic(share: Id<'share'>): string {
  return `share:${toUuid(share)}`;
}
