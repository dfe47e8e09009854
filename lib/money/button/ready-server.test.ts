import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { signMessage } from './events/gateway';
import { ReadyPair, readyServer } from './ready-server';

const pair = { secret: `sk_test_${'s'.repeat(43)}`, publishable: `pk_test_${'p'.repeat(24)}` };
const webhookSecret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

type Asked = { url: string; headers: IncomingHttpHeaders; body: string };

/** A Souk that takes everything, and keeps what it was asked. */
async function aSouk() {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    asked.push({ url: request.url ?? '', headers: request.headers, body });
    const answer = request.url?.endsWith('webhook_endpoints') ? { secret: webhookSecret } : { client_token: 'ct_1' };
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { asked, origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

it('is one file that runs as it is saved: it sells with its pair, and believes signed messages alone', async () => {
  const [souk, folder] = [await aSouk(), mkdtempSync(path.join(tmpdir(), 'ready-server-'))];
  const file = path.join(folder, 'server.mjs');
  writeFileSync(file, readyServer(souk.origin, pair));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const server = spawn(process.execPath, [file], {
    env: { ...process.env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let printed = '';
    server.stdout.on('data', (part) => {
      printed += part;
    });
    await once(server.stdout, 'data');
    const shop = `http://127.0.0.1:${port}`;
    expect(await (await fetch(shop)).text()).toContain(`pk="${pair.publishable}"`);
    expect(await (await fetch(`${shop}/order`, { method: 'POST' })).json()).toEqual({ client_token: 'ct_1' });
    expect(souk.asked.map(({ url }) => url)).toEqual(['/pay/v1/webhook_endpoints', '/pay/v1/orders']);
    expect(souk.asked.every(({ headers }) => headers.authorization === `Bearer ${pair.secret}`)).toBe(true);

    const message = { id: 'evt_1', timestamp: Math.floor(Date.now() / 1000), body: '{"type":"payment.captured"}' };
    const tell = async (signed: typeof message, timestamp = message.timestamp) => {
      const signature = signMessage([webhookSecret], signed);
      const headers = { 'webhook-id': 'evt_1', 'webhook-timestamp': `${timestamp}`, 'webhook-signature': signature };
      return (await fetch(`${shop}/webhook`, { method: 'POST', headers, body: message.body })).status;
    };
    expect(await tell(message)).toBe(204);
    expect(await tell({ ...message, body: '{"type":"payment.refunded"}' })).toBe(401);
    const old = { ...message, timestamp: message.timestamp - 600 };
    expect(await tell(old, old.timestamp)).toBe(401);
    expect(printed.match(/Verified webhook: payment\.captured/g)).toHaveLength(1);
  } finally {
    server.kill();
    souk.close();
    rmSync(folder, { recursive: true });
  }
});

it('takes test pairs alone, and nothing that could end a text of the file', () => {
  for (const wrong of [
    { ...pair, secret: pair.secret.replace('test', 'live') },
    { ...pair, publishable: `pk_test_${"'".repeat(24)}` },
  ])
    expect(ReadyPair.safeParse(wrong).success).toBe(false);
});
