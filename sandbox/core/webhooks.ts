import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './clock';
import type { Database } from './database';
import { type AnyEndpoint, type AnyEvent, letterFor } from './letters';
import { send } from './send';
import { HEALTHY, isStruck, type WebhookMode } from './webhook-mode';

interface Due {
  id: string;
  attempts: number;
  /** Null when the event is gone, or the endpoint is, or is switched off. */
  event: AnyEvent | null;
  endpoint: AnyEndpoint | null;
}

interface Told extends Pick<Due, 'id'> {
  /** What the receiver answered: 0 is silence, -1 is an event lost on purpose. */
  status: number;
  ms: number;
  /** Seconds until the next try; null when this was the last. */
  pause: number | null;
}

const RETRY_SECONDS = [1, 3, 10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200];
const POLL_MS = 1000;
const STOP_MS = 1500;
/** How long an answer waits for the app to take an event, when it is told first. */
const FIRST_MS = 3000;
const AT_ONCE = 8;
const CLAIM_SECONDS = 30;

/** Delivers what the outbox holds, for as long as it runs. What a crash interrupts is claimed again after 30 s. */
export class WebhookLoop {
  readonly mode: WebhookMode = { ...HEALTHY };
  private readonly database: Database;
  private readonly clock: Clock;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private telling = false;

  constructor(database: Database, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  start(): void {
    this.timer = setInterval(() => this.nudge(), POLL_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    // An endpoint that hangs must not hold the process: what is cut off here is claimed again after 30 s.
    await Promise.race([this.running, wait(STOP_MS, undefined, { ref: false })]);
  }

  /** Something may be due: look now instead of at the next tick. */
  nudge(): void {
    if (this.timer === undefined || !this.mode.on) return;
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((error: unknown) => console.error(JSON.stringify({ at: 'sandbox webhooks', error: String(error) })))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.nudge();
        }
      });
  }

  /**
   * Tells what has happened before the request is answered. A receiver that asks this server something while it is being
   * told is answered at once: it would wait for itself.
   */
  async tellFirst(): Promise<void> {
    if (this.mode.when !== 'before' || !this.mode.on || this.telling) return;
    this.telling = true;
    await Promise.race([this.drain().catch(() => undefined), wait(FIRST_MS, undefined, { ref: false })]);
    this.telling = false;
  }

  private async drain(): Promise<void> {
    for (;;) {
      const due = await this.claim();
      if (due.length === 0) return;
      await this.record(await Promise.all(due.map((one) => this.deliver(one))));
      if (!this.mode.on) return;
    }
  }

  private async claim(): Promise<Due[]> {
    // Tries wait on the sandbox's clock: putting it forward brings the next one near.
    const ahead = this.clock.aheadSeconds();
    const { reorder, delay_ms: delay, types } = this.mode;
    const order = reorder ? this.database`random()` : this.database`id`;
    return this.database<Due[]>`
      with claimed as (
        update sandbox.delivery set next_at = now() + make_interval(secs => ${ahead + CLAIM_SECONDS})
        where id in (
          select id from sandbox.delivery d where delivered_at is null and given_up_at is null
            and next_at <= now() + make_interval(secs => ${ahead}) and (attempts > 0 or ${delay}::int = 0
              or created_at <= now() - make_interval(secs => ${delay / 1000}) or not (${types}::text[] is null
                or (select data->>'type' from sandbox.object where id = d.event_id) = any(${types}::text[])))
          order by ${order} limit ${AT_ONCE} for update skip locked)
        returning id, event_id, endpoint_id, attempts
      )
      select claimed.id, claimed.attempts, event.data as event, endpoint.data as endpoint from claimed
      left join sandbox.object event on event.id = claimed.event_id
      left join sandbox.object endpoint on endpoint.id = claimed.endpoint_id and endpoint.data->>'status' = 'enabled'
      order by claimed.id`;
  }

  private async deliver({ id, attempts, event, endpoint }: Due): Promise<Told> {
    if (event === null || endpoint === null) return { id, status: 0, ms: 0, pause: null };
    const struck = isStruck(this.mode, event.type);
    if (struck && this.mode.lose > 0) {
      this.mode.lose -= 1;
      return { id, status: -1, ms: 0, pause: null };
    }
    if (this.mode.reorder) await wait(Math.random() * 2000);
    const start = performance.now();
    let status = 0;
    for (let copy = 0; copy < (struck ? this.mode.copies : 1); copy += 1) {
      const { payload, headers } = letterFor(event, endpoint);
      status = await send(endpoint.url, payload, headers);
    }
    return { id, status, ms: Math.round(performance.now() - start), pause: RETRY_SECONDS[attempts] ?? null };
  }

  private async record(told: Told[]): Promise<void> {
    await this.database`
      with told as (
        select * from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb)
          as t(id bigint, status int, ms int, pause float8)
      ), written as (
        insert into sandbox.attempt (delivery_id, status, ms) select id, status, ms from told
      )
      update sandbox.delivery d set attempts = d.attempts + 1, last_status = told.status,
        delivered_at = case when told.status between 200 and 299 then now() end,
        given_up_at = case when told.status not between 200 and 299 and told.pause is null then now() end,
        next_at = now() + make_interval(secs => coalesce(told.pause, 0) + ${this.clock.aheadSeconds()})
      from told where d.id = told.id`;
  }
}
