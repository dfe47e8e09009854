/**
 * Days of delivery: handling at the seller's, then the way to the buyer, in days on which people work there.
 *
 * Invariants
 * - A day is a calendar day in UTC, `YYYY-MM-DD`; an order of a day of rest begins on the next working day.
 * - Handling counts the seller's week, the way the buyer's: a parcel waits in Cairo on Friday and in Boston on Sunday.
 * - A later order never arrives earlier, and the last day is never before the first.
 */

/** Days of rest by country, as `Date.getUTCDay` numbers them; Saturday and Sunday where nothing is said. */
const restDays: Readonly<Record<string, readonly number[]>> = {
  ...{ BD: [5, 6], BH: [5, 6], DZ: [5, 6], EG: [5, 6], IQ: [5, 6], JO: [5, 6], KW: [5, 6], LY: [5, 6], OM: [5, 6] },
  ...{ PS: [5, 6], QA: [5, 6], SA: [5, 6], SD: [5, 6], SY: [5, 6], YE: [5, 6] },
  ...{ AF: [4, 5], IR: [5], DJ: [5], NP: [6], IN: [0], MX: [0], CO: [0], UG: [0], IL: [5, 6] },
};
const saturdayAndSunday: readonly number[] = [6, 0];

/** How long something takes: handling, then the way; `working` days or, as simple settings say it, any days. */
export type Pace = {
  readonly processingDays: number;
  readonly transitMin: number;
  readonly transitMax: number;
  readonly working: boolean;
};

/** From where to where, as ISO 3166-1 alpha-2. */
export type Way = { readonly from: string; readonly to: string };

/** The first and the last day on which it arrives when it is ordered now, as `YYYY-MM-DD`. */
export function arrivalDays(pace: Pace, way: Way, now: Date): { from: string; by: string } {
  const rest = (country: string) => (pace.working ? (restDays[country] ?? saturdayAndSunday) : []);
  const sent = dayAfter(now, pace.processingDays, rest(way.from));
  return {
    from: textOf(dayAfter(sent, pace.transitMin, rest(way.to))),
    by: textOf(dayAfter(sent, pace.transitMax, rest(way.to))),
  };
}

/** The day so many working days later; with none to wait the day itself, or the next one on which people work. */
function dayAfter(start: Date, days: number, rest: readonly number[]): Date {
  const day = new Date(start);
  const next = () => day.setUTCDate(day.getUTCDate() + 1);
  const skip = () => {
    while (rest.includes(day.getUTCDay())) next();
  };
  skip();
  for (let left = days; left > 0; left--) {
    next();
    skip();
  }
  return day;
}

function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}
