/**
 * Money that a bank account pays: asked for once the undo time is over, and answered days later.
 *
 * Invariants
 * - Business days are those on which the Federal Reserve's banks are open: not weekends, not its holidays.
 * - A day is `YYYY-MM-DD` in the time of the east coast, where the clearing house counts them.
 */

/** How many business days a bank takes at most to say that it does not pay. */
export const settlesWithinDays = 4;

/** Why a bank account did not pay, days later. Each has its own sentence and next step on the screen. */
export const bankProblems = [
  'insufficient_funds',
  'bank_account_closed',
  'bank_no_account',
  'bank_not_allowed',
  'bank_refused',
] as const;

/** One of `bankProblems`. */
export type BankProblem = (typeof bankProblems)[number];

/** How a payment that was asked of a bank stands. `unknown`: the provider did not say; ask again. */
export type Draw =
  | { state: 'settling' }
  | { state: 'settled' }
  | { state: 'returned'; problem: BankProblem }
  | { state: 'unknown' };

/** A map, not an object: the provider's words are not ours. */
const problems = new Map<string | null | undefined, BankProblem>([
  ['insufficient_funds', 'insufficient_funds'],
  ['account_closed', 'bank_account_closed'],
  ['bank_account_restricted', 'bank_account_closed'],
  ['no_account', 'bank_no_account'],
  ['invalid_account_number', 'bank_no_account'],
  ['debit_not_authorized', 'bank_not_allowed'],
]);

/** A bank's reason in our words; what is not listed is plainly `bank_refused`. */
export function bankProblemOf(code: string | null | undefined): BankProblem {
  return problems.get(code) ?? 'bank_refused';
}

const dayMilliseconds = 86_400_000;
const easternDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });

/** The last day on which a bank that is asked now answers. */
export function settlesBy(now: Date): string {
  let day = new Date(`${easternDay.format(now)}T00:00:00Z`);
  for (let left = settlesWithinDays; left > 0; ) {
    day = new Date(day.getTime() + dayMilliseconds);
    if (isBusinessDay(day)) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

/** Holidays of the Federal Reserve on a date (month, day); one on a Sunday is kept on the Monday after it. */
const fixed: ReadonlySet<string> = new Set(['1-1', '6-19', '7-4', '11-11', '12-25']);

/** The others: month, weekday counted from Sunday, which one of the month (0 is the last). */
const floating: readonly (readonly [month: number, weekday: number, which: number])[] = [
  [1, 1, 3],
  [2, 1, 3],
  [5, 1, 0],
  [9, 1, 1],
  [10, 1, 2],
  [11, 4, 4],
];

function isBusinessDay(day: Date): boolean {
  const weekday = day.getUTCDay();
  if (weekday === 0 || weekday === 6 || isFixed(day)) return false;
  if (weekday === 1 && isFixed(new Date(day.getTime() - dayMilliseconds))) return false;
  const date = day.getUTCDate();
  const isLast = new Date(day.getTime() + 7 * dayMilliseconds).getUTCMonth() !== day.getUTCMonth();
  return !floating.some(
    ([month, on, which]) =>
      day.getUTCMonth() + 1 === month && weekday === on && (which === 0 ? isLast : Math.ceil(date / 7) === which),
  );
}

function isFixed(day: Date): boolean {
  return fixed.has(`${day.getUTCMonth() + 1}-${day.getUTCDate()}`);
}
