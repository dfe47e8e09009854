/**
 * Splits: who bears how much of what several people had, and who pays whom so that they are even.
 *
 * Invariants
 * - What people bear sums to the whole exactly, in every way of splitting and in every currency.
 * - Split evenly, two people differ by one step at most, and the odd steps go round: whose turn it is comes first.
 * - Nobody bears less than nothing.
 * - Evening out takes one payment fewer than people, at most; after it everybody's balance is zero.
 */
import { allocate, type Currency, chargeStep, minorDigits, money } from '@/lib/kernel/money';

/** How a whole is split: evenly, by shares, by percent, by amounts that are said, by who had which item. */
export const splitWays = ['even', 'shares', 'percent', 'exact', 'items'] as const;
/** One of `splitWays`. */
export type SplitWay = (typeof splitWays)[number];

/** The most that one amount of a group may be, in minor units: ten billion of its currency. The database knows that of three decimals. */
export function amountMost(currency: Currency): bigint {
  return 10_000_000_000n * 10n ** BigInt(minorDigits(currency));
}

/** One thing of a bill and the people (by their place) who had it, who share it evenly. Its amount is in minor units. */
export type SplitItem = { readonly amount: bigint; readonly by: readonly number[] };

/**
 * A way with what it needs, one entry for each person. Shares are thousandths (1500 is one and a half), percents are basis points,
 * amounts are minor units. What `items` leave of the whole (tax, a tip) follows what each had.
 */
export type Division =
  | { readonly way: 'even' }
  | { readonly way: 'shares'; readonly shares: readonly bigint[] }
  | { readonly way: 'percent'; readonly basisPoints: readonly bigint[] }
  | { readonly way: 'exact'; readonly amounts: readonly bigint[] }
  | { readonly way: 'items'; readonly items: readonly SplitItem[] };

/** What is to be split. `adjusted` is what each bears beforehand (minor units, zero for most), `turn` whose turn it is to bear an odd step. */
export type Bill = {
  readonly whole: bigint;
  readonly currency: Currency;
  readonly people: number;
  readonly division: Division;
  readonly adjusted?: readonly bigint[];
  readonly turn?: number;
};

/**
 * Why a bill cannot be split as it is said: nobody bears anything, percents that are not 100, amounts or items that are more or less than the whole,
 * adjustments of more than the whole, an item that nobody had. `by` is what is missing (or, negative, too much) in basis points or minor units.
 */
export type DivisionProblem =
  | { readonly what: 'nobody' | 'item_of_nobody' | 'negative' }
  | { readonly what: 'percent' | 'exact' | 'items' | 'adjusted'; readonly by: bigint };

/** What each bears in minor units, by place; or why it cannot be said. */
export type Divided =
  | { readonly ok: true; readonly parts: readonly bigint[] }
  | { readonly ok: false; readonly problem: DivisionProblem };

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((left, right) => left + right, 0n);

/**
 * What each person bears, in minor units, in the order of the people. Amounts that follow from a division are whole steps of what a card can be charged,
 * where the whole is; amounts that are said are as they are said.
 */
export function divide(bill: Bill): Divided {
  const { whole, people, division } = bill;
  const adjusted = bill.adjusted ?? Array.from({ length: people }, () => 0n);
  const problem = problemOf(bill, adjusted);
  if (problem) return { ok: false, problem };
  if (division.way === 'exact') return { ok: true, parts: division.amounts };
  const parts = spread(bill, whole - sumOf(adjusted), weightsOf(division, people));
  return { ok: true, parts: parts.map((part, place) => part + (adjusted[place] ?? 0n)) };
}

function problemOf({ whole, people, division }: Bill, adjusted: readonly bigint[]): DivisionProblem | null {
  if (people === 0 || whole <= 0n) return { what: 'nobody' };
  if ([...adjusted, ...saidBy(division)].some((amount) => amount < 0n)) return { what: 'negative' };
  const rest = whole - sumOf(adjusted);
  if (rest < 0n) return { what: 'adjusted', by: rest };
  const gap = gapOf(division, whole);
  if (gap && gap.by !== 0n) return gap;
  if (division.way === 'items' && division.items.some(({ by }) => by.length === 0)) return { what: 'item_of_nobody' };
  return division.way !== 'exact' && rest > 0n && sumOf(weightsOf(division, people)) === 0n ? { what: 'nobody' } : null;
}

function saidBy(division: Division): readonly bigint[] {
  switch (division.way) {
    case 'even':
      return [];
    case 'shares':
      return division.shares;
    case 'percent':
      return division.basisPoints;
    case 'exact':
      return division.amounts;
    case 'items':
      return division.items.map(({ amount }) => amount);
  }
}

/** What is missing of a whole that has to be met; items may leave a rest, and may not be more. */
function gapOf(division: Division, whole: bigint): Extract<DivisionProblem, { by: bigint }> | null {
  if (division.way === 'percent') return { what: 'percent', by: 10_000n - sumOf(division.basisPoints) };
  if (division.way === 'exact') return { what: 'exact', by: whole - sumOf(division.amounts) };
  if (division.way !== 'items') return null;
  const left = whole - sumOf(saidBy(division));
  return left < 0n ? { what: 'items', by: left } : null;
}

/**
 * By what the whole is divided. Of items each person's weight is the exact sum of what she had, over a common denominator, so that nothing is
 * rounded twice.
 */
function weightsOf(division: Exclude<Division, { way: 'exact' }>, people: number): readonly bigint[] {
  if (division.way === 'even') return Array.from({ length: people }, () => 1n);
  if (division.way === 'shares') return division.shares;
  if (division.way === 'percent') return division.basisPoints;
  const common = division.items.reduce((product, { by }) => leastCommon(product, BigInt(by.length || 1)), 1n);
  return Array.from({ length: people }, (_, place) =>
    sumOf(
      division.items
        .filter(({ by }) => by.includes(place))
        .map(({ amount, by }) => (amount * common) / BigInt(by.length)),
    ),
  );
}

function leastCommon(one: bigint, other: bigint): bigint {
  let [left, right] = [one, other];
  while (right > 0n) [left, right] = [right, left % right];
  return (one / left) * other;
}

/** By the largest remainder; among equal remainders whose turn it is comes first, then those after her. */
function spread({ currency, turn = 0 }: Bill, rest: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (rest === 0n) return weights.map(() => 0n);
  const step = rest % chargeStep(currency) === 0n ? chargeStep(currency) : 1n;
  const first = turn % weights.length;
  const fromFirst = [...weights.slice(first), ...weights.slice(0, first)];
  const parts = allocate(money(rest / step, currency), fromFirst).map(({ amount }) => amount * step);
  const back = (weights.length - first) % weights.length;
  return [...parts.slice(back), ...parts.slice(0, back)];
}

/** A payment that evens people out, by their places; the amount is in minor units and more than nothing. */
export type Settling = { readonly from: number; readonly to: number; readonly amount: bigint };

/**
 * Who pays whom so that every balance (what she paid less what she bears, minor units of one currency, by place) becomes zero: the one who owes most pays
 * the one who is owed most, again and again. Throws on balances that do not sum to zero, which no ledger of expenses has.
 */
export function settle(balances: readonly bigint[]): readonly Settling[] {
  if (sumOf(balances) !== 0n) throw new Error('Invariant broken: what some are owed others owe');
  const left = [...balances];
  const settlings: Settling[] = [];
  for (;;) {
    const from = placeOf(left, (one, other) => one < other);
    const to = placeOf(left, (one, other) => one > other);
    const [owes, owed] = [-(left[from] ?? 0n), left[to] ?? 0n];
    if (owes <= 0n) return settlings;
    const amount = owes < owed ? owes : owed;
    left[from] = (left[from] ?? 0n) + amount;
    left[to] = (left[to] ?? 0n) - amount;
    settlings.push({ from, to, amount });
  }
}

/** The first place whose balance comes before all others. */
function placeOf(balances: readonly bigint[], isBefore: (one: bigint, other: bigint) => boolean): number {
  return balances.reduce((best, balance, place) => (isBefore(balance, balances[best] ?? 0n) ? place : best), 0);
}
