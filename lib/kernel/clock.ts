/**
 * Where the present time comes from. Decisions about money use the database's `now()`; this clock serves
 * pure models and seeds, so that tests can stand still in time.
 */
export type Clock = () => Date;

/** The machine's clock. */
export const systemClock: Clock = () => new Date();

/** A clock that always answers the same instant. */
export function fixedClock(instant: Date): Clock {
  return () => instant;
}
