/**
 * A purchase that several people pay together: who pays how much of it.
 *
 * Invariants
 * - The shares are the whole, to the minor unit; they are fixed when it is started, and never change.
 * - Nobody's share is less than a provider takes, and nobody is named twice.
 * - Nothing is taken of anybody before every share is held; `db/sql/77-split-moves.sql` holds the graph.
 */
import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, minorDigits, money, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { type Division, type DivisionProblem, divide } from '@/lib/money/splits/model';

/** What a tap names instead of a method when several people pay together. */
export const inParts = 'in_parts';

/** The fewest people who pay one purchase together, its starter among them, and the most. */
export const peopleLeast = 2;
/** See `peopleLeast`. */
export const peopleMost = 20;

/** For how many hours the others may be given time. */
export const hoursToAgree = [1, 6, 24, 48, 72] as const;

/** The ways in which it is divided: evenly, or by what is said for each. */
export const partWays = ['even', 'shares', 'percent', 'exact'] as const;
/** One of `partWays`. */
export type PartWay = (typeof partWays)[number];

/** What its starter says of it. People stand in the order of the shares, herself first; who has no id pays by a link. */
export type SplitWish = {
  people: readonly { person?: Id<'person'> | undefined }[];
  /** Evenly, or by what is said: shares in thousandths, percents in basis points, amounts in minor units. */
  way: PartWay;
  figures: readonly string[];
  hours: number;
  /** Whether one who declines ends it for everybody. */
  endsOnDecline: boolean;
};

/** Why a purchase cannot be paid so. */
export const splitProblems = [
  'part_too_small',
  'shares_not_whole',
  'percent_not_whole',
  'part_twice',
  'not_splittable',
] as const;
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
  const division = divisionOf(way, figures);
  const divided = divide({ whole: total.amount, currency: total.currency, people: people.length, division });
  if (!divided.ok) return { ok: false, code: refusalOf(divided.problem) };
  const least = partLeast(total.currency).amount;
  return divided.parts.some((part) => part < least)
    ? { ok: false, code: 'part_too_small' }
    : { ok: true, amounts: divided.parts };
}

function divisionOf(way: PartWay, figures: readonly bigint[]): Division {
  switch (way) {
    case 'even':
      return { way };
    case 'shares':
      return { way, shares: figures };
    case 'percent':
      return { way, basisPoints: figures };
    case 'exact':
      return { way, amounts: figures };
  }
}

function refusalOf({ what }: DivisionProblem): SplitProblem {
  if (what === 'percent') return 'percent_not_whole';
  return what === 'exact' ? 'shares_not_whole' : 'part_too_small';
}

/** What is typed for one person, as `SplitWish` has it; null for what is no number, or one that can be read in two ways. Arabic digits count. */
export function readFigure(text: string, way: PartWay, currency: Currency): string | null {
  const plain = plainDecimal(asciiDigits(text).replace(/\s*[%\u066a]$/, ''));
  if (plain === null || way === 'even') return null;
  if (way === 'exact') return parseAmount(plain, currency)?.amount.toString() ?? null;
  const digits = way === 'percent' ? 2 : 3;
  const [, whole, part = ''] = /^(\d{1,4})(?:\.(\d{1,3}))?$/.exec(plain) ?? [];
  if (whole === undefined || part.length > digits) return null;
  return BigInt(whole + part.padEnd(digits, '0')).toString();
}

/** What figures miss of the whole (negative: are too much), in basis points or minor units; null where nothing has to be met, or one is unread. */
export function figuresMiss(texts: readonly string[], way: PartWay, total: Money): bigint | null {
  if (way !== 'percent' && way !== 'exact') return null;
  const figures = texts.map((text) => (text.trim() === '' ? '0' : readFigure(text, way, total.currency)));
  if (figures.includes(null)) return null;
  const sum = figures.reduce((left, figure) => left + BigInt(figure ?? 0), 0n);
  return (way === 'percent' ? 10_000n : total.amount) - sum;
}

/** Percents that divide evenly, in basis points: they are 100 to the last. */
export function evenPercents(people: number): readonly bigint[] {
  const divided = divide({ whole: 10_000n, currency: 'USD', people, division: { way: 'even' } });
  if (!divided.ok) throw new Error('Invariant broken: a hundred is divided among some');
  return divided.parts;
}

/** Where a share is paid: whoever has its token may open it. */
export function partPath(token: string): string {
  return `/transfers/part/${token}`;
}

/** Where its starter sees how a purchase stands that several people pay. */
export function splitPath(purchaseId: Id<'purchase'>): string {
  return `/transfers/parts/${purchaseId}`;
}
