import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PayPalSilence } from './paypal';
import { listPayPalDisputes } from './paypal-disputes';

type Page = { ids: readonly string[]; next?: string };

/** What PayPal answers to a query; each test says it. */
let pageAt: (query: URLSearchParams) => Page = () => ({ ids: [] });
let asked = 0;
let paypal: Server;

beforeAll(async () => {
  paypal = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://paypal');
    response.setHeader('content-type', 'application/json');
    if (pathname === '/v1/oauth2/token') return response.end('{"access_token": "token", "expires_in": 3600}');
    asked += 1;
    const { ids, next } = pageAt(searchParams);
    const links = next === undefined ? [] : [{ href: `https://api-m.paypal.com${pathname}${next}`, rel: 'next' }];
    return response.end(JSON.stringify({ items: ids.map((dispute_id) => ({ dispute_id })), links }));
  });
  await new Promise<void>((resolve) => paypal.listen(0, '127.0.0.1', resolve));
  const { port } = paypal.address() as AddressInfo;
  // Read by the client at its first call, which is still to come.
  Object.assign(process.env, { PAYPAL_API_BASE: `http://127.0.0.1:${port}` });
});
afterAll(() => new Promise((resolve) => paypal.close(resolve)));

async function listed(given: typeof pageAt): Promise<string[]> {
  [pageAt, asked] = [given, 0];
  const ids: string[] = [];
  for await (const id of listPayPalDisputes()) ids.push(id);
  return ids;
}
const numberOf = (query: URLSearchParams) => Number(query.get('page') ?? '1');

describe('the list of disputes', () => {
  test('is read page by page to its end, each dispute once, also one that moved to the next page meanwhile', async () => {
    const pages: Record<number, Page> = {
      1: { ids: ['PP-D-1', 'PP-D-2'], next: '?page_size=50&page=2' },
      2: { ids: ['PP-D-2', 'PP-D-3'] },
    };
    expect(await listed((query) => pages[numberOf(query)] ?? { ids: [] })).toEqual(['PP-D-1', 'PP-D-2', 'PP-D-3']);
  });

  test('that leads on to the page it is at proves nothing', async () => {
    const circle = (query: URLSearchParams) => ({ ids: ['PP-D-1'], next: `?${query}` });
    await expect(listed(circle)).rejects.toThrow(PayPalSilence);
    expect(asked).toBe(2);
  });

  test('that comes round to an earlier page under another address proves nothing', async () => {
    const round = (query: URLSearchParams) => {
      const page = numberOf(query);
      return { ids: [`PP-D-${page % 3}`], next: `?page_size=50&page=${page + 1}` };
    };
    await expect(listed(round)).rejects.toThrow(PayPalSilence);
    expect(asked).toBe(4);
  });

  test('without an end, of pages on which nothing stands, is left after a thousand', async () => {
    const endless = (query: URLSearchParams) => ({ ids: [], next: `?page_size=50&page=${numberOf(query) + 1}` });
    await expect(listed(endless)).rejects.toThrow(PayPalSilence);
    expect(asked).toBe(1_000);
  });
});
