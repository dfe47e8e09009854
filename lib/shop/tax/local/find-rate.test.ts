import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { localTax } from '@/db/schema/shop/local-tax';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { askAgain, findRate } from './find-rate';
import type { TaxGateway } from './gateway';

let sandbox: TestSandbox;
let between: Server;
/** What the one between the product and the sandbox does instead of passing a question on. */
let instead: ((response: ServerResponse) => void) | null = null;
const heard: string[] = [];

beforeAll(async () => {
  sandbox = await startTestSandbox();
  between = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    heard.push(body);
    if (instead) return instead(response);
    const headers = { authorization: String(request.headers.authorization), 'content-type': urlEncoded };
    const answer = await fetch(`${sandbox.origin}${request.url}`, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => between.once('listening', listening));
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  process.env.STRIPE_TAX_KEY = 'sk_sandbox_test';
});
afterAll(async () => {
  between.closeAllConnections();
  between.close();
  await sandbox.stop();
});
beforeEach(async () => {
  askAgain();
  instead = null;
  heard.length = 0;
  await ownerDb().delete(localTax);
});

const urlEncoded = 'application/x-www-form-urlencoded';
const say = (text: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);
};
const denver = { country: 'US', region: 'CO', postalCode: '80203' };
const collected = new Set(['US-CO', 'US-CA']);
const later = (days: number) =>
  ownerDb()
    .update(localTax)
    .set({ askedAt: sql`now() - make_interval(days => ${days})` });

test('the service is asked about the place alone, once a day for everybody, and says whether delivery is taxed', async () => {
  expect(await findRate(denver, collected)).toEqual({ basisPoints: 881, onDelivery: false });
  expect(await findRate({ ...denver, postalCode: '80203-0001' }, collected)).toEqual({
    basisPoints: 881,
    onDelivery: false,
  });
  expect(heard).toHaveLength(1);
  const said = new URLSearchParams(heard[0]);
  const address = [...said].filter(([name]) => name.startsWith('customer_details'));
  expect(Object.fromEntries(address)).toEqual({
    'customer_details[address][country]': 'US',
    'customer_details[address][state]': 'CO',
    'customer_details[address][postal_code]': '80203',
    'customer_details[address_source]': 'shipping',
  });
  await later(2);
  await findRate(denver, collected);
  expect(heard).toHaveLength(2);
});

test('nobody is asked where no seller collects, where more than the state is known, and without a key', async () => {
  expect(await findRate(denver, new Set(['US-NY']))).toBeNull();
  expect(await findRate({ country: 'US', region: 'CA', postalCode: '90001' }, collected)).toBeNull();
  const none: TaxGateway = { isThere: () => false, rateOf: () => Promise.reject(new Error('asked')) };
  expect(await findRate(denver, collected, none)).toBeNull();
  expect(heard).toEqual([]);
});

test.each([
  ['slow', (response: ServerResponse) => setTimeout(() => response.end('{}'), 5_000)],
  ['broken', (response: ServerResponse) => response.writeHead(500).end('{"error":{"type":"api_error"}}')],
  ['gone in the middle of its answer', (response: ServerResponse) => response.destroy()],
])(
  'a service that is %s is not waited for, not asked again for a while, and what it said last month holds',
  async (_, breakIt) => {
    instead = breakIt;
    const begun = Date.now();
    expect(await findRate(denver, collected)).toBeNull();
    expect(Date.now() - begun).toBeLessThan(3_000);
    const asked = heard.length;
    expect(await findRate(denver, collected)).toBeNull();
    expect(heard).toHaveLength(asked);

    await ownerDb().insert(localTax).values({ area: 'US-CO', postalCode: '80203', basisPoints: 880, onDelivery: true });
    await later(29);
    expect(await findRate(denver, collected)).toEqual({ basisPoints: 880, onDelivery: true });
    await later(31);
    expect(await findRate(denver, collected)).toBeNull();
  },
);

test.each([
  ['{}'],
  ['not json'],
  ['{"line_items":{"data":[]},"shipping_cost":{"tax_breakdown":[]}}'],
  [part('99')],
  [part('-4')],
  [part('4', 'not_collecting')],
])('an answer that cannot be right is none and is not kept: %s', async (answer) => {
  instead = say(answer);
  expect(await findRate(denver, collected)).toBeNull();
  expect(await ownerDb().select().from(localTax)).toEqual([]);
});

function part(percentage: string, reason = 'standard_rated'): string {
  const tax_breakdown = [{ taxability_reason: reason, tax_rate_details: { percentage_decimal: percentage } }];
  return JSON.stringify({ line_items: { data: [{ tax_breakdown }] }, shipping_cost: { tax_breakdown } });
}

test('of two answers at once the first one kept is everybody’s', async () => {
  let turn = 0;
  let second = () => {};
  const twoAsked = new Promise<void>((asked) => {
    second = asked;
  });
  const changing: TaxGateway = {
    isThere: () => true,
    rateOf: async () => {
      turn += 1;
      const rate = { basisPoints: 700 + 10 * turn, onDelivery: true };
      if (turn === 2) second();
      await twoAsked;
      return rate;
    },
  };
  const rates = await Promise.all(Array.from({ length: 8 }, () => findRate(denver, collected, changing)));
  expect(turn).toBeGreaterThan(1);
  const [kept] = await ownerDb().select().from(localTax);
  expect(new Set(rates.map((rate) => rate?.basisPoints))).toEqual(new Set([kept?.basisPoints]));
});
