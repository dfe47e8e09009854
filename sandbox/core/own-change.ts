import type { Call } from './call';
import { change, writeAll } from './change';
import type { Context } from './context';
import { Store } from './store';
import { newId } from './values';

/** One change made by a page or by the clock instead of by the API: all of it and its events, or nothing. */
export async function changeBySandbox<Value>(
  context: Context,
  work: (call: Call) => Promise<Value>,
  now: number = context.clock.now(),
): Promise<Value> {
  const value = await change(context.database, async (sql) => {
    const call: Call = {
      store: new Store(sql),
      requestId: newId('req').slice(0, 18),
      idempotencyKey: null,
      account: null,
      events: [],
      now,
      origin: context.origin,
      path: {},
    };
    return { value: await work(call), last: writeAll(call) };
  });
  context.webhooks.nudge();
  return value;
}
