import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
const shopUrl = process.env.DATABASE_URL_SHOP;
let provider: Server;
let providerStatus = 200;

/** A fresh program each time: pools and the parsed environment are kept for a process's life. */
async function readHealth() {
  Reflect.deleteProperty(globalThis, 'soukPools');
  vi.resetModules();
  return (await import('./health')).readHealth();
}

beforeAll(async () => {
  provider = createServer((_request, response) => response.writeHead(providerStatus).end());
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const { port } = provider.address() as AddressInfo;
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${port}`;
});

beforeEach(async () => {
  providerStatus = 200;
  process.env.DATABASE_URL_SHOP = shopUrl;
  await owner`select queue.beat('a worker', '{}')`;
});

afterAll(async () => {
  provider.close();
  await owner.end();
});

describe('health', () => {
  it('is ok while every part answers', async () => {
    expect(await readHealth()).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok', sandbox: 'ok' });
  });

  it('is degraded, not down, when no worker has spoken for a while', async () => {
    await owner`update queue.heartbeat set seen_at = now() - interval '13 seconds'`;
    expect(await readHealth()).toMatchObject({ status: 'degraded', database: 'ok', worker: 'down' });
    await owner`delete from queue.heartbeat`;
    expect(await readHealth()).toMatchObject({ status: 'degraded', worker: 'down' });
  });

  it('is degraded when the payment provider stands still', async () => {
    providerStatus = 503;
    expect(await readHealth()).toMatchObject({ status: 'degraded', sandbox: 'down' });
  });

  it('is down without a database, says so in time and tells nothing about it', async () => {
    process.env.DATABASE_URL_SHOP = 'postgres://nobody:hidden@127.0.0.1:9/nowhere';
    const since = performance.now();
    const health = await readHealth();
    expect(health).toMatchObject({ status: 'down', database: 'down' });
    expect(performance.now() - since).toBeLessThan(2500);
    expect(JSON.stringify(health)).not.toMatch(/hidden|nowhere|127\.0\.0\.1/);
  });
});
