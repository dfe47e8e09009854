import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebhookEndpoint } from '../api/webhook-endpoints';
import type { EventRecord } from './call';
import type { Database } from './database';
import { Store } from './store';

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
  event_id: string;
  endpoint_id: string;
  attempts: number;
}

const RETRY_SECONDS = [1, 3, 10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200];
const POLL_MS = 1000;
const TIMEOUT_MS = 10_000;
const STOP_MS = 1500;
const AT_ONCE = 4;

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
      await Promise.all(due.map((one) => this.deliver(one)));
      if (!this.mode.on) return;
    }
  }

  private async claim(): Promise<Due[]> {
    const order = this.mode.reorder ? this.database`random()` : this.database`id`;
    return this.database<Due[]>`
      update sandbox.delivery set next_at = now() + interval '30 seconds'
      where id in (
        select id from sandbox.delivery where delivered_at is null and given_up_at is null and next_at <= now()
        order by ${order} limit ${AT_ONCE} for update skip locked)
      returning id, event_id, endpoint_id, attempts`;
  }

  private async deliver(due: Due): Promise<void> {
    const store = new Store(this.database);
    const event = await store.find<EventRecord>('event', due.event_id);
    const endpoint = await store.find<WebhookEndpoint>('webhook_endpoint', due.endpoint_id);
    if (event === undefined || endpoint === undefined || endpoint.status === 'disabled') {
      await this.database`update sandbox.delivery set given_up_at = now() where id = ${due.id}`;
      return;
    }
    if (this.mode.reorder) await wait(Math.random() * 2000);
    const payload = JSON.stringify(event, null, 2);
    let status = 0;
    for (let copy = 0; copy < this.mode.copies; copy += 1) {
      status = await send(endpoint.url, payload, signature(payload, endpoint._sandbox.secret));
    }
    await this.record(due, status);
  }

  private async record(due: Due, status: number): Promise<void> {
    const delivered = status >= 200 && status < 300;
    const pause = RETRY_SECONDS[due.attempts];
    await this.database`
      update sandbox.delivery set attempts = attempts + 1, last_status = ${status},
        delivered_at = ${delivered ? this.database`now()` : null},
        given_up_at = ${!delivered && pause === undefined ? this.database`now()` : null},
        next_at = now() + make_interval(secs => ${pause ?? 0})
      where id = ${due.id}`;
    if (delivered) await this.countDown(due.event_id);
  }

  private async countDown(eventId: string): Promise<void> {
    await this.database`
      update sandbox.object set data = jsonb_set(data, '{pending_webhooks}',
        to_jsonb(greatest((data->>'pending_webhooks')::int - 1, 0))) where id = ${eventId}`;
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
