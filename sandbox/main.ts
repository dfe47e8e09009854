import { startSandbox } from './sandbox';

/** Reads the environment, runs until told to stop. Exit code 1 and one sentence when it cannot start. */
async function main(): Promise<void> {
  const { env } = process;
  const databaseUrl = env.DATABASE_URL_SANDBOX;
  if (databaseUrl === undefined)
    throw new Error('DATABASE_URL_SANDBOX is not set: the sandbox has nowhere to keep its charges.');
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET;
  const webhookUrl = env.SANDBOX_WEBHOOK_URL;
  const running = await startSandbox({
    databaseUrl,
    port: Number(env.SANDBOX_PORT ?? (env.SANDBOX_ORIGIN ? new URL(env.SANDBOX_ORIGIN).port : '') ?? 3001) || 3001,
    host: env.SANDBOX_HOST ?? '127.0.0.1',
    origin: env.SANDBOX_ORIGIN,
    appOrigins: [...new Set([env.SOUK_ORIGIN, env.PAY_ORIGIN])].filter((origin) => origin !== undefined),
    secretKey: env.STRIPE_SECRET_KEY,
    webhook:
      webhookUrl && webhookSecret
        ? { url: webhookUrl, secret: webhookSecret, events: env.SANDBOX_WEBHOOK_EVENTS?.split(',') }
        : undefined,
    accountWebhook:
      env.SANDBOX_ACCOUNT_WEBHOOK_URL && env.STRIPE_ACCOUNT_WEBHOOK_SECRET
        ? { url: env.SANDBOX_ACCOUNT_WEBHOOK_URL, secret: env.STRIPE_ACCOUNT_WEBHOOK_SECRET }
        : undefined,
    paypal: {
      client:
        env.PAYPAL_CLIENT_ID && env.PAYPAL_CLIENT_SECRET
          ? { id: env.PAYPAL_CLIENT_ID, secret: env.PAYPAL_CLIENT_SECRET }
          : undefined,
      webhook:
        env.SANDBOX_PAYPAL_WEBHOOK_URL && env.PAYPAL_WEBHOOK_ID
          ? { id: env.PAYPAL_WEBHOOK_ID, url: env.SANDBOX_PAYPAL_WEBHOOK_URL }
          : undefined,
    },
  });
  console.log(JSON.stringify({ at: 'sandbox', listening: running.origin }));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void running.stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

// The driver (postgres 3.4) writes what it has gathered from a timer of its own, and throws there when the connection closed
// meanwhile. The statements fail by themselves; nothing is left to be done, and nobody else can catch it.
process.on('uncaughtException', (error) => {
  console.error(JSON.stringify({ at: 'sandbox', error: String(error) }));
  if (!error.stack?.includes('nextWrite')) process.exit(1);
});

main().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
