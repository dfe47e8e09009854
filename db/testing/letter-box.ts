import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it came: the very bytes and what stood on the envelope. */
export type Letter = { provider: 'stripe' | 'paypal'; body: string; headers: Headers };

/** Takes the providers' webhooks and keeps them until somebody asks. */
export type LetterBox = { letters: Letter[]; close: () => void };

/** Opens a box and points the sandbox that is started next at it. */
export async function openLetterBox(): Promise<LetterBox> {
  const letters: Letter[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const provider = request.url === '/paypal' ? 'paypal' : 'stripe';
      letters.push({ provider, body: Buffer.concat(chunks).toString(), headers });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.SANDBOX_WEBHOOK_URL = `${origin}/stripe`;
  process.env.SANDBOX_PAYPAL_WEBHOOK_URL = `${origin}/paypal`;
  return { letters, close: () => server.close() };
}
