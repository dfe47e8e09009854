import type { Database, Query } from './database';
import { nowSeconds } from './values';

const YEAR_SECONDS = 366 * 24 * 60 * 60;

/**
 * The sandbox's own time: the machine's, plus what it was put forward by. It never goes back, and it survives restarts,
 * so that what was promised for tomorrow is not promised twice.
 */
export class Clock {
  private ahead: number;

  private constructor(ahead: number) {
    this.ahead = ahead;
  }

  static async open(database: Database): Promise<Clock> {
    const [row] = await database<{ ahead: number }[]>`
      select value::float8 as ahead from sandbox.setting where name = 'clock_ahead'`;
    return new Clock(row?.ahead ?? 0);
  }

  now(): number {
    return nowSeconds() + this.ahead;
  }

  aheadSeconds(): number {
    return this.ahead;
  }

  async put(sql: Query, ahead: number): Promise<void> {
    await sql`insert into sandbox.setting (name, value) values ('clock_ahead', ${String(ahead)})
      on conflict (name) do update set value = excluded.value`;
    this.ahead = ahead;
  }
}

/** At most a year at a time: more is a typing mistake. */
export function isStep(seconds: unknown): seconds is number {
  return typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 && seconds <= YEAR_SECONDS;
}
