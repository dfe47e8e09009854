import type { Call } from './call';
import type { Context } from './context';
import { changeBySandbox } from './own-change';

/** What the sandbox does by itself when its time has come, by name. */
export type Duties = Record<string, (call: Call, id: string) => Promise<void>>;

interface Due {
  id: string;
  at: number;
  what: string;
  object_id: string;
}

const POLL_MS = 1000;
const ROUNDS_MAX = 100_000;

/** Promises that `what` is done to the object `id` once the clock says `at`. Written with the change that promises it. */
export async function schedule(call: Call, at: number, what: string, id: string): Promise<void> {
  await call.store.sql`insert into sandbox.due (at, what, object_id) values (${at}, ${what}, ${id})`;
}

/** Nothing is left to happen to this object by itself. */
export async function unschedule(call: Call, id: string): Promise<void> {
  await call.store.sql`delete from sandbox.due where object_id = ${id}`;
}

/** Does what is due, for as long as it runs; each duty in a transaction of its own, at the time it was promised for. */
export class Schedule {
  private readonly context: Context;
  private readonly duties: Duties;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(context: Context, duties: Duties) {
    this.context = context;
    this.duties = duties;
  }

  start(): void {
    this.timer = setInterval(() => this.look(), POLL_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private look(): void {
    void this.runUntil(this.context.clock.now()).catch((error: unknown) =>
      console.error(JSON.stringify({ at: 'sandbox schedule', error: String(error) })),
    );
  }

  /** Puts the clock forward; whatever falls due on the way happens first, in its order and at its own time. */
  async advance(seconds: number): Promise<void> {
    const { clock, database } = this.context;
    await this.runUntil(clock.now() + seconds);
    await clock.put(database, clock.aheadSeconds() + seconds);
    this.context.webhooks.nudge();
  }

  /** One run at a time, so that duties keep their order. */
  private runUntil(until: number): Promise<void> {
    const run = this.running.then(() => this.drain(until));
    this.running = run.catch(() => undefined);
    return run;
  }

  private async drain(until: number): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX; round += 1) if (!(await this.next(until))) return;
  }

  /** A duty that fails is told and dropped: it must not stand in the way of all others. */
  private async next(until: number): Promise<boolean> {
    const { database } = this.context;
    const [due] = await database<Due[]>`
      select id, at::float8 as at, what, object_id from sandbox.due where at <= ${until} order by at, id limit 1`;
    if (due === undefined) return false;
    try {
      await changeBySandbox(this.context, (call) => this.perform(call, due), due.at);
    } catch (error) {
      console.error(JSON.stringify({ at: 'sandbox schedule', what: due.what, error: String(error) }));
      await database`delete from sandbox.due where id = ${due.id}`;
    }
    return true;
  }

  private async perform(call: Call, due: Due): Promise<void> {
    // Gone meanwhile: another run did it, or what it belonged to has ended.
    const taken = await call.store.sql`delete from sandbox.due where id = ${due.id} returning id`;
    if (taken.length > 0) await this.duties[due.what]?.(call, due.object_id);
  }
}
