import { isStep } from '../core/clock';
import type { Context } from '../core/context';
import type { Reply } from '../core/server';
import { json } from '../pages/shell';
import { parsedObject } from './read-json';

const DAY_SECONDS = 24 * 60 * 60;

/** `{"advance_seconds": 3600}` or `{"advance_days": 8}`; nothing puts the clock back. */
export async function advanceClock(context: Context, body: string): Promise<Reply> {
  const given = parsedObject(body);
  if (given === undefined) return json(400, { error: { message: 'Send a JSON object.' } });
  const { advance_seconds: seconds = 0, advance_days: days = 0, ...more } = given;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return json(400, { error: { message: `Unknown field: ${unknown}.` } });
  const step = typeof seconds === 'number' && typeof days === 'number' ? seconds + days * DAY_SECONDS : undefined;
  if (!isStep(step)) return json(400, { error: { message: 'Advance by whole seconds or days, a year at most.' } });
  await context.schedule.advance(step);
  return json(200, await clockState(context));
}

/** What the clock says, by how much it is ahead, and what will happen next by time alone. */
export async function clockState(context: Context) {
  const { clock, database } = context;
  const next = await database`
    select at::float8 as at, what, object_id as object from sandbox.due order by at, id limit 20`;
  return { now: clock.now(), ahead_seconds: clock.aheadSeconds(), next };
}
