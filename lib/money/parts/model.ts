/**
 * A purchase that several people pay together: who pays how much of it.
 *
 * Invariants
 * - The shares are the whole, to the minor unit; they are fixed when it is started, and never change.
 * - Nobody's share is less than a provider takes, and nobody is named twice.
 * - Nothing is taken of anybody before every share is held; `db/sql/77-split-moves.sql` holds the graph.
 */
import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, minorDigits, money } from '@/lib/kernel/money';
import { divide } from '@/lib/money/splits/model';

/** What a tap names instead of a method when several people pay together. */
export const inParts = 'in_parts';

/** The fewest people who pay one purchase together, its starter among them, and the most. */
export const peopleLeast = 2;
/** See `peopleLeast`. */
export const peopleMost = 20;

/** For how many hours the others may be given time. */
export const hoursToAgree = [1, 6, 24, 48, 72] as const;

/** What its starter says of it. People stand in the order of the shares, herself first; who has no id pays by a link. */
export type SplitWish = {
  people: readonly { person?: Id<'person'> | undefined }[];
  /** Evenly, or by what is said: shares in thousandths, amounts in minor units. */
  way: 'even' | 'shares' | 'exact';
  figures: readonly string[];
  hours: number;
  /** Whether one who declines ends it for everybody. */
  endsOnDecline: boolean;
};

/** Why a purchase cannot be paid so. */
export const splitProblems = ['part_too_small', 'shares_not_whole', 'part_twice', 'not_splittable'] as const;
/** One of `splitProblems`. */
export type SplitProblem = (typeof splitProblems)[number];

/** Where a share stands. `paying` is while its payer's bank is asked, or she is asked by it. */
export const partStates = ['asked', 'paying', 'held', 'declined', 'released', 'captured'] as const;
/** One of `partStates`. */
export type PartState = (typeof partStates)[number];

/** Where the purchase stands. */
export const splitStates = ['open', 'agreed', 'captured', 'ended'] as const;
/** One of `splitStates`. */
export type SplitState = (typeof splitStates)[number];
/** Why it ended without being bought. */
export const splitEnds = ['declined', 'canceled', 'expired', 'sold_out', 'failed'] as const;
/** One of `splitEnds`. */
export type SplitEnd = (typeof splitEnds)[number];

/** The least a share can be: half a unit of most currencies, fifty of those without decimals. */
export function partLeast(currency: Currency): Money {
  return money(50n * 10n ** BigInt(Math.max(0, minorDigits(currency) - 2)), currency);
}

/** What each pays, in the order of the people; or why it cannot be said. */
export function shareOut(
  wish: SplitWish,
  total: Money,
): { ok: true; amounts: readonly bigint[] } | { ok: false; code: SplitProblem } {
  const { people, way } = wish;
  const named = people.flatMap(({ person }) => person ?? []);
  if (new Set(named).size < named.length) return { ok: false, code: 'part_twice' };
  const figures = wish.figures.map((figure) => BigInt(figure));
  if (way !== 'even' && figures.length !== people.length) return { ok: false, code: 'shares_not_whole' };
  const division = way === 'even' ? { way } : way === 'shares' ? { way, shares: figures } : { way, amounts: figures };
  const divided = divide({ whole: total.amount, currency: total.currency, people: people.length, division });
  if (!divided.ok) return { ok: false, code: divided.problem.what === 'exact' ? 'shares_not_whole' : 'part_too_small' };
  const least = partLeast(total.currency).amount;
  return divided.parts.some((part) => part < least)
    ? { ok: false, code: 'part_too_small' }
    : { ok: true, amounts: divided.parts };
}

/** Where a share is paid: whoever has its token may open it. */
export function partPath(token: string): string {
  return `/transfers/part/${token}`;
}

/** Where its starter sees how a purchase stands that several people pay. */
export function splitPath(purchaseId: Id<'purchase'>): string {
  return `/transfers/parts/${purchaseId}`;
}
