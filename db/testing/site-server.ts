import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a site's server received it. */
export type Received = { headers: IncomingHttpHeaders; body: string };

/** A server of a test's merchant: it keeps what it is sent, and answers as it is told, 200 at first. */
export async function aSiteServer() {
  const received: Received[] = [];
  const answer = { status: 200, headers: {} as Record<string, string>, body: '', after: Promise.resolve() };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      void answer.after.then(() => response.writeHead(answer.status, answer.headers).end(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url, received, answer, stop };
}
