import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { isIPv6 } from 'node:net';

/** The header under which the app finds the address; whatever a client sends under this name is thrown away. */
export const addressHeader = 'x-souk-address';

const marked = Symbol.for('souk.client-address');

/**
 * Makes every request of this process carry the address it came from, before Next sees it: the socket's, or
 * the entry that the last of `trustedProxies` of ours wrote into `X-Forwarded-For`. Next itself would believe
 * that header from anybody. TRACE and addresses that cannot be decoded are answered here too: Next
 * cannot even read such a request. Call once, when the server starts.
 */
export function markClientAddresses(trustedProxies: number): void {
  const server = Server.prototype as Server & { [marked]?: boolean };
  if (server[marked]) return;
  server[marked] = true;
  const emit = server.emit;
  server.emit = function emitWithAddress(this: Server, event: string | symbol, ...rest: unknown[]): boolean {
    if (event === 'request') {
      const [request, response] = rest as [IncomingMessage, ServerResponse];
      if (request.method === 'TRACE') return refuse(response, 405, { Allow: 'GET, HEAD, POST' });
      if (!isDecodable(request.url ?? '/')) return refuse(response, 400);
      markRequest(request, trustedProxies);
    }
    return Reflect.apply(emit, this, [event, ...rest]);
  } as typeof emit;
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): true {
  response.writeHead(status, { ...headers, 'X-Content-Type-Options': 'nosniff', Connection: 'close' }).end();
  return true;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

function markRequest(request: IncomingMessage, trustedProxies: number): void {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  const address = clientAddress(forwarded, request.socket.remoteAddress ?? '', trustedProxies);
  request.headers[addressHeader] = address;
  request.headers['x-forwarded-for'] = address;
}

/**
 * The address a request came from. With no trusted proxy the header counts for nothing; with n of them the
 * n-th entry from the right was written by ours, and everything left of it by the client.
 */
export function clientAddress(forwarded: string, socketAddress: string, trustedProxies: number): string {
  if (trustedProxies === 0) return socketAddress;
  const entries = forwarded.split(',').map((entry) => entry.trim());
  return entries.at(-trustedProxies) || socketAddress;
}

/** Some proxies write the port too, `1.2.3.4:5678` and `[2001:db8::1]:443`: each connection would have limits of its own. */
function withoutPort(address: string): string {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? [];
  return bracketed ?? address.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}

/** The network that limits are counted by: an IPv4 address, or the /64 an IPv6 address lies in (one household). */
export function networkOf(address: string): string {
  const plain = withoutPort(address.trim())
    .replace(/^::ffff:/i, '')
    .replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain || 'unknown';
  const [head = '', tail = ''] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const missing = plain.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`;
}
