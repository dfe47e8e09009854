import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebhookEndpoint } from '../api/webhook-endpoints';
import type { EventRecord } from './call';
import type { Database } from './database';

export interface WebhookMode {
  /** False holds everything back; it is delivered when switched on again. */
  on: boolean;
  /** Each event is delivered this many times. */
  copies: number;
  /** Delivers in random order, up to two seconds apart. */
  reorder: boolean;
}

interface Due {
  id: string;
  attempts: number;
  /** Null when the event is gone, or the endpoint is, or is switched off. */
  event: EventRecord | null;
  endpoint: WebhookEndpoint | null;
}

interface Told extends Pick<Due, 'id'> {
  status: number;
  /** Seconds until the next try; null when this was the last. */
  pause: number | null;
}

const RETRY_SECONDS = [1, 3, 10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200];
const POLL_MS = 1000;
const TIMEOUT_MS = 10_000;
const STOP_MS = 1500;
const AT_ONCE = 8;

export function signature(payload: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`;
}

/** Delivers what the outbox holds, for as long as it runs. What a crash interrupts is claimed again after 30 s. */
export class WebhookLoop {
  readonly mode: WebhookMode = { on: true, copies: 1, reorder: false };
  private readonly database: Database;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;

  constructor(database: Database) {
    this.database = database;
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

  private async drain(): Promise<void> {
    for (;;) {
      const due = await this.claim();
      if (due.length === 0) return;
      await this.record(await Promise.all(due.map((one) => this.deliver(one))));
      if (!this.mode.on) return;
    }
  }

  private async claim(): Promise<Due[]> {
    const order = this.mode.reorder ? this.database`random()` : this.database`id`;
    return this.database<Due[]>`
      with claimed as (
        update sandbox.delivery set next_at = now() + interval '30 seconds'
        where id in (
          select id from sandbox.delivery where delivered_at is null and given_up_at is null and next_at <= now()
          order by ${order} limit ${AT_ONCE} for update skip locked)
        returning id, event_id, endpoint_id, attempts
      )
      select claimed.id, claimed.attempts, event.data as event, endpoint.data as endpoint from claimed
      left join sandbox.object event on event.id = claimed.event_id
      left join sandbox.object endpoint on endpoint.id = claimed.endpoint_id and endpoint.data->>'status' = 'enabled'
      order by claimed.id`;
  }

  private async deliver({ id, attempts, event, endpoint }: Due): Promise<Told> {
    if (event === null || endpoint === null) return { id, status: 0, pause: null };
    if (this.mode.reorder) await wait(Math.random() * 2000);
    const payload = JSON.stringify(event, null, 2);
    let status = 0;
    for (let copy = 0; copy < this.mode.copies; copy += 1) {
      status = await send(endpoint.url, payload, signature(payload, endpoint._sandbox.secret));
    }
    return { id, status, pause: RETRY_SECONDS[attempts] ?? null };
  }

  private async record(told: Told[]): Promise<void> {
    await this.database`
      update sandbox.delivery d set attempts = d.attempts + 1, last_status = told.status,
        delivered_at = case when told.status between 200 and 299 then now() end,
        given_up_at = case when told.status not between 200 and 299 and told.pause is null then now() end,
        next_at = now() + make_interval(secs => coalesce(told.pause, 0))
      from jsonb_to_recordset(${JSON.stringify(told)}::text::jsonb) as told(id bigint, status int, pause float8)
      where d.id = told.id`;
  }
}

async function send(url: string, payload: string, header: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': header,
        'user-agent': 'Stripe/1.0 (sandbox)',
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
