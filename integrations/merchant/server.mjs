/**
 * A merchant in one file, without a framework: a page with the button, an order made by the server, and its completion.
 *   SOUK=http://localhost:3000 SOUK_SECRET_KEY=sk_test_… SOUK_PUBLISHABLE_KEY=pk_test_… node server.mjs
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const {
  SOUK = 'http://localhost:3000',
  SOUK_SECRET_KEY = '',
  SOUK_PUBLISHABLE_KEY = '',
  PORT = '4242',
  HOST = '127.0.0.1',
  COOP = '',
  CSP = '',
} = process.env;
const origin = `http://${HOST}:${PORT}`;
const page = readFileSync(new URL('./index.html', import.meta.url), 'utf8');

/** Asks the API of Souk. */
async function souk(path, body, key = randomUUID()) {
  const answer = await fetch(`${SOUK}/pay/v1/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${SOUK_SECRET_KEY}`, 'Idempotency-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** The price is the server's: nothing of it comes from the page. */
const newOrder = () =>
  souk('orders', {
    amount: 4620,
    currency: 'USD',
    merchant_ref: randomUUID(),
    items: [{ title: 'Desk lamp', quantity: 1, unit_amount: 4000 }],
    shipping_amount: 620,
    shipping: {},
    email: true,
    origin,
    return_url: `${origin}/`,
  });

const json = (response, { status, body }) =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text || '{}');
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, origin);
  if (COOP) response.setHeader('Cross-Origin-Opener-Policy', COOP);
  if (CSP) response.setHeader('Content-Security-Policy', CSP);
  if (request.method === 'POST' && pathname === '/order') return json(response, await newOrder());
  if (request.method === 'POST' && pathname === '/complete') {
    const { order, approval_code, verifier } = await bodyOf(request);
    // The same key for the same code: a repeated call is the same completion.
    const done = await souk(`orders/${order}/complete`, { approval_code, verifier }, `complete-${approval_code}`);
    return json(response, {
      status: done.status,
      body: done.status === 200 ? { redirect: `/thanks?order=${done.body.id}` } : done.body,
    });
  }
  const html =
    pathname === '/thanks'
      ? '<!doctype html><title>Thanks</title><h1>Thank you</h1>'
      : page.replaceAll('{{SOUK}}', SOUK).replace('{{SOUK_PUBLISHABLE_KEY}}', SOUK_PUBLISHABLE_KEY);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}).listen(Number(PORT), HOST, () => console.log(`The merchant is at ${origin}`));
