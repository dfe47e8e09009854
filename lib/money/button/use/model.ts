/**
 * How the button of a site is used, from being seen to being paid.
 *
 * Invariants
 * - What is counted is the button, never who looks: no row, no cookie and no number is of a person.
 * - A day that had nothing is a day with nothing; how long paying took is known of days with a payment alone.
 */

/** What a page reports of a button that works: half of it came into sight, and it was pressed. Once each for an element. */
export const useKinds = ['seen', 'tapped'] as const;

/** Days that are shown together. */
export const daysShown = 28;

/** What a page may be reported for by the button itself, by kind alone. */
export const reportedKinds = ['coop', 'csp_frame', 'popup_blocked', 'create_failed', 'complete_failed'] as const;

/** One day of a site's button. `seconds` lay between the sheet and the approval in the middle of that day's payments; null without one. */
export type UseDay = { day: string; seen: number; tapped: number; paid: number; seconds: number | null };

/** A time of a button as one: its sums, how many of those who saw it tapped and of those who tapped paid (in parts of one), and how long it took. */
export type UseSum = {
  seen: number;
  tapped: number;
  paid: number;
  tappedPart: number | null;
  paidPart: number | null;
  seconds: number | null;
};

/** Sums days up. How long paying took is the mean of the days' middles, each as often as it was paid that day. */
export function sumUse(days: readonly UseDay[]): UseSum {
  const sum = (value: (day: UseDay) => number) => days.reduce((all, day) => all + value(day), 0);
  const [seen, tapped, paid] = [sum((day) => day.seen), sum((day) => day.tapped), sum((day) => day.paid)];
  const timed = days.filter(({ seconds }) => seconds !== null);
  const times = timed.reduce((all, day) => all + day.paid, 0);
  const waited = timed.reduce((all, day) => all + (day.seconds ?? 0) * day.paid, 0);
  return {
    ...{ seen, tapped, paid },
    tappedPart: partOf(tapped, seen),
    paidPart: partOf(paid, tapped),
    seconds: times === 0 ? null : waited / times,
  };
}

/** Null where there is nothing to be a part of, and where pages that are not counted make the part more than the whole. */
function partOf(part: number, whole: number): number | null {
  return whole === 0 || part > whole ? null : part / whole;
}
