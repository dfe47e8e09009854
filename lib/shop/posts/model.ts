/**
 * Posts of a page: when everybody sees them, and where on their pictures products are.
 *
 * What a post is follows from one moment and nothing else: none, it is a draft; one to come, it is scheduled; one that has come, it is
 * published. So it appears by time alone, and no job that stands still can keep it back or show it early. What was published stays so:
 * people have seen it, and it can only be changed or deleted.
 */
import type { Id } from '@/lib/kernel/ids';

/** The three things a post can be. */
export const postStates = ['published', 'scheduled', 'draft'] as const;
/** See `postStateOf`. */
export type PostState = (typeof postStates)[number];

/** What a post is at a moment. */
export function postStateOf(publishedAt: Date | null, now: Date): PostState {
  if (publishedAt === null) return 'draft';
  return publishedAt > now ? 'scheduled' : 'published';
}

/** A product on a photo of a post: in percent of the picture's width from its left, and of its height from its top. */
export type PlacedTag = {
  readonly photo: Id<'media'>;
  readonly product: Id<'product'>;
  readonly x: number;
  readonly y: number;
};

/** A tag as a form sends it; the schema reads it. */
export const writeTag = ({ photo, product, x, y }: { photo: string; product: string; x: number; y: number }) =>
  `${photo} ${product} ${x} ${y}`;

/** Tags of one photo. */
export const photoTagsMax = 10;

/** How far ahead a post may be scheduled, in days. */
export const aheadDaysMax = 366;

/** What is wanted of a post's moment: `keep` leaves it, for what is published already. */
export const postWishes = ['publish', 'schedule', 'draft', 'keep'] as const;
/** See `postWishes`. */
export type PostWish = (typeof postWishes)[number];

/** Why a moment cannot be had. */
export type MomentFault = 'required' | 'publish_at_past' | 'publish_at_far' | 'post_published';

/**
 * The moment a post has from now on: `wanted` is the one that was typed, and only `schedule` asks for it. A post that was
 * published keeps its day whatever is wanted, and can be neither scheduled nor made a draft again (`post_published`).
 */
export function momentAfter(
  wish: PostWish,
  { before, wanted, now }: { before: Date | null; wanted: Date | null; now: Date },
): { at: Date | null } | { fault: MomentFault } {
  const isPublished = postStateOf(before, now) === 'published';
  if (wish === 'keep') return { at: before };
  if (wish === 'publish') return { at: isPublished ? before : now };
  if (isPublished) return { fault: 'post_published' };
  if (wish === 'draft') return { at: null };
  if (wanted === null) return { fault: 'required' };
  if (wanted <= now) return { fault: 'publish_at_past' };
  if (wanted.getTime() > now.getTime() + aheadDaysMax * 86_400_000) return { fault: 'publish_at_far' };
  return { at: wanted };
}

/** What the clocks of a time zone show at a moment, as a field for date and time holds it: `2026-11-28T16:30`. */
export function wallClock(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment at which the clocks of a time zone show this. Of an hour that comes twice in autumn it is one of the two; of one that is left out
 * in spring the same minute of the hour beside it. Null for what is no date.
 */
export function momentOn(clock: string, zone: string): Date | null {
  const asUtc = Date.parse(`${clock}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(clock) || Number.isNaN(asUtc)) return null;
  // How far the zone is from UTC is asked twice: the first answer may be of the other side of a change of clocks.
  let moment = asUtc;
  for (let asked = 0; asked < 2; asked++) moment = asUtc - offsetAt(moment, zone);
  return new Date(moment);
}

const offsetAt = (moment: number, zone: string) =>
  Date.parse(`${wallClock(new Date(moment), zone)}Z`) - Math.floor(moment / 60_000) * 60_000;
