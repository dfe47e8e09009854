/**
 * Insights of a page: how it is visited and what it sells, told so that nobody can be singled out.
 *
 * Invariants
 * - A visitor is counted once for a day, a page and a kind of step, by a secret that is thrown away that night; no row is of a person.
 * - Each count belongs to one span of days alone, and is told once, when they are over: in tens, with chance of at most ten in it, and
 *   not at all below `toldMin`. So what is told is of ten visitors or more.
 * - Whatever an owner asks is a sum of numbers told: there is nothing else to subtract from.
 * - Her orders are hers to know: their number and money are exact.
 */
import { groupBy } from '@/lib/kernel/group-by';
import type { Id } from '@/lib/kernel/ids';
import { type Money, money } from '@/lib/kernel/money';

/** What a visitor does. */
export const stepKinds = ['visit', 'cart', 'tap'] as const;
/** One of them. */
export type StepKind = (typeof stepKinds)[number];

/** What is told of: also how often products were among what a search by picture showed, and opened from there. */
export type ToldKind = StepKind | 'found' | 'opened';

/** Of so many products of a page a visitor is counted in a day, and not of all that she looks at. */
export const productsMax = 3;

/** The least that is told. */
export const toldMin = 20;
/** What is not told was less than this: there is chance of ten in it. */
export const untoldBelow = toldMin + 10;

/** How the time is cut. */
export const grains = ['day', 'week', 'month'] as const;
/** A day, a week from Monday, or a month, in UTC. */
export type Grain = (typeof grains)[number];

/** How many pieces are shown of each grain, before which as many are compared. */
export const piecesShown: Record<Grain, number> = { day: 28, week: 12, month: 12 };

/** A piece of the calendar (UTC), from its first to its last day, `YYYY-MM-DD`. */
export type Piece = { readonly firstDay: string; readonly lastDay: string };

/** A number told of a span of days; of the page as a whole when `product` is null. */
export type Told = Piece & { kind: ToldKind; product: Id<'product'> | null; count: number };

/** The orders of one day in one currency. */
export type DaySales = { day: string; orders: number; total: Money };

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The piece a day lies in: weeks begin on Monday. */
export function pieceOf(grain: Grain, day: string): Piece {
  const date = new Date(`${day}T00:00:00Z`);
  if (grain === 'day') return { firstDay: day, lastDay: day };
  if (grain === 'week') {
    const firstDay = dayAfter(day, -((date.getUTCDay() + 6) % 7));
    return { firstDay, lastDay: dayAfter(firstDay, 6) };
  }
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
  return { firstDay: `${day.slice(0, 7)}-01`, lastDay: last };
}

/** The pieces that are over before `today`, oldest first: `count` of them, after leaving out `skip`. */
export function closedPieces(grain: Grain, today: string, count: number, skip = 0): Piece[] {
  const pieces: Piece[] = [];
  let piece = pieceOf(grain, today);
  for (let step = 0; step < skip + count; step++) {
    piece = pieceOf(grain, dayAfter(piece.firstDay, -1));
    if (step >= skip) pieces.unshift(piece);
  }
  return pieces;
}

/** Whether what was told of a span belongs to a piece: it ends in it, and is no coarser. */
function belongs(span: Piece, piece: Piece, grain: Grain): boolean {
  const days = (Date.parse(span.lastDay) - Date.parse(span.firstDay)) / dayMs + 1;
  const isFine = grain === 'month' || (grain === 'week' ? days <= 7 : days === 1);
  return isFine && span.lastDay >= piece.firstDay && span.lastDay <= piece.lastDay;
}

/** What was told of one kind in a piece; null: nothing was, which is not the same as none. */
export function toldIn(told: readonly Told[], kind: ToldKind, piece: Piece, grain: Grain): number | null {
  const parts = told.filter((one) => one.kind === kind && belongs(one, piece, grain));
  return parts.length === 0 ? null : parts.reduce((sum, one) => sum + one.count, 0);
}

/** How much of `whole` is `part`, in basis points; null where nothing was told or more came out than went in. */
export function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0 || part > whole) return null;
  return Math.round((part / whole) * 10_000);
}

/** The change from `before` to `now` in basis points, whole percents; null where there is nothing to compare with. */
export function change(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : Math.round(((now - before) / before) * 100) * 100;
}

/** How many orders there were, and what they brought: one total for each currency, that with most orders first. */
export type Sold = { orders: number; totals: Money[] };

/** Orders and money of a piece. */
export function salesIn(sales: readonly DaySales[], { firstDay, lastDay }: Piece): Sold {
  const within = sales.filter(({ day }) => day >= firstDay && day <= lastDay);
  const byCurrency = groupBy(within, ({ total }) => total.currency);
  const totals = [...byCurrency].map(([currency, days]) => ({
    orders: days.reduce((sum, { orders }) => sum + orders, 0),
    total: money(
      days.reduce((sum, { total }) => sum + total.amount, 0n),
      currency,
    ),
  }));
  totals.sort((one, other) => other.orders - one.orders || (one.total.currency < other.total.currency ? -1 : 1));
  return { orders: totals.reduce((sum, { orders }) => sum + orders, 0), totals: totals.map(({ total }) => total) };
}
