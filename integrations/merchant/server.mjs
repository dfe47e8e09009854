/**
 * A merchant in one file, without a framework: a page with the button, an order made by the server, its completion, and what Souk tells
 * of it afterwards.
 *   SOUK=http://localhost:3000 SOUK_PUBLISHABLE_KEY=pk_test_… SOUK_SECRET_KEY=sk_test_… node server.mjs
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const {
  SOUK = 'http://localhost:3000',
  SOUK_SECRET_KEY = '',
  SOUK_PUBLISHABLE_KEY = '',
  PORT = '4242',
  HOST = '127.0.0.1',
  COOP = '',
} = process.env;
const origin = `http://${HOST}:${PORT}`;
const page = readFileSync(new URL('./index.html', import.meta.url), 'utf8');

/** Asks the API of Souk: to change something with a body, to read without one. */
async function souk(path, body, key = randomUUID()) {
  const answer = await fetch(`${SOUK}/pay/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${SOUK_SECRET_KEY}`, 'Idempotency-Key': key, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Has Souk tell this server what happens, and answers the secret it signs with: said once, so another start asks for another. */
async function webhookSecret() {
  const url = `${origin}/webhook`;
  const added = await souk('webhook_endpoints', { url });
  if (added.body.code !== 'hook_twice') return added.body.secret;
  const { body } = await souk('webhook_endpoints');
  const known = body.data.find((one) => one.url === url);
  return (await souk(`webhook_endpoints/${known.id}/rotate_secret`, {})).body.secret;
}

/** Whether a message is Souk's, by Standard Webhooks: signed over its id, time and very bytes, and not older than five minutes. */
function isSouks(headers, text) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = headers;
  if (!secret || Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest();
  return signatures.split(' ').some((one) => {
    const said = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return said.length === right.length && timingSafeEqual(said, right);
  });
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

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

let secret;

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, origin);
  if (COOP) response.setHeader('Cross-Origin-Opener-Policy', COOP);
  if (request.method === 'POST' && pathname === '/order') return json(response, await newOrder());
  if (request.method === 'POST' && pathname === '/complete') {
    const { order, approval_code, verifier } = JSON.parse((await textOf(request)) || '{}');
    // The same key for the same code: a repeated call is the same completion.
    const done = await souk(`orders/${order}/complete`, { approval_code, verifier }, `complete-${approval_code}`);
    return json(response, {
      status: done.status,
      body: done.status === 200 ? { redirect: `/thanks?order=${done.body.id}` } : done.body,
    });
  }
  if (request.method === 'POST' && pathname === '/webhook') {
    const text = await textOf(request);
    const verified = isSouks(request.headers, text);
    if (verified) console.log(`Verified webhook: ${JSON.parse(text).type}`);
    return response.writeHead(verified ? 204 : 401).end();
  }
  const html =
    pathname === '/thanks'
      ? '<!doctype html><title>Thanks</title><h1>Thank you</h1>'
      : page.replaceAll('{{SOUK}}', SOUK).replaceAll('{{PK}}', SOUK_PUBLISHABLE_KEY);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}).listen(Number(PORT), HOST, async () => {
  secret = await webhookSecret().catch(() => undefined);
  console.log(`The merchant is at ${origin}${secret ? '' : ' (Souk cannot tell it what happens: see its webhooks)'}`);
});
