import type { AddressInfo } from 'node:net';
import { registerEndpoint } from './api/webhook-endpoints';
import { Clock } from './core/clock';
import type { Context } from './core/context';
import { migrate, openDatabase } from './core/database';
import { Faults } from './core/faults';
import { forgetOldKeys } from './core/idempotency';
import { Schedule } from './core/schedule';
import { createSandboxServer } from './core/server';
import { Store } from './core/store';
import { WebhookLoop } from './core/webhooks';
import { DUTIES } from './duties';
import { PayPalTokens } from './paypal/tokens';
import { registerPayPalWebhook } from './paypal/webhooks';
import { registerDestination } from './v2/event-destinations';

export interface Settings {
  databaseUrl: string;
  port: number;
  host: string;
  /** Browser-visible; undefined takes the port that was really opened. */
  origin?: string | undefined;
  appOrigins: readonly string[];
  secretKey?: string | undefined;
  /** Where events are told; of which types, all unless said. */
  webhook?: { url: string; secret: string; events?: string[] | undefined } | undefined;
  /** Where thin events, those of sellers, are told. */
  accountWebhook?: { url: string; secret: string } | undefined;
  /** Whom the part that speaks as PayPal knows; anybody, unless said. */
  paypal?: { client?: { id: string; secret: string } | undefined; webhook?: { id: string; url: string } | undefined };
}

export interface Running {
  origin: string;
  port: number;
  context: Context;
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** Stands in until the schedule, which needs the context, is made. */
const idle: Context['schedule'] = { advance: async () => undefined };

/** Starts one sandbox; answers when it listens. Rejects when the database or the port cannot be had. */
export async function startSandbox(settings: Settings): Promise<Running> {
  const database = openDatabase(settings.databaseUrl);
  await migrate(database);
  if (settings.webhook !== undefined) {
    await registerEndpoint(new Store(database), settings.webhook);
  }
  if (settings.accountWebhook !== undefined) await registerDestination(new Store(database), settings.accountWebhook);
  if (settings.paypal?.webhook !== undefined) {
    await registerPayPalWebhook(new Store(database), settings.paypal.webhook);
  }
  const clock = await Clock.open(database);
  const webhooks = new WebhookLoop(database, clock);
  const context: Context = {
    database,
    clock,
    faults: new Faults(),
    webhooks,
    origin: settings.origin ?? '',
    appOrigins: settings.appOrigins,
    secretKey: settings.secretKey,
    paypal: new PayPalTokens(settings.paypal?.client),
    schedule: idle,
  };
  const schedule = new Schedule(context, DUTIES);
  context.schedule = schedule;
  const server = createSandboxServer(context);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  if (context.origin === '') context.origin = `http://localhost:${port}`;
  webhooks.start();
  schedule.start();
  const housekeeping = setInterval(() => void forgetOldKeys(database).catch(() => undefined), HOUR_MS);
  return {
    origin: context.origin,
    port,
    context,
    async stop() {
      clearInterval(housekeeping);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 3000);
      await closed;
      clearTimeout(late);
      await schedule.stop();
      await webhooks.stop();
      await database.end({ timeout: 2 });
    },
  };
}
