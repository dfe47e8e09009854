/**
 * A merchant in one file, without a framework: a page with the button, an order made by the server, its completion, and what Souk tells
 * of it afterwards.
 *   SOUK=http://localhost:3000 SOUK_PUBLISHABLE_KEY=pk_test_… SOUK_SECRET_KEY=sk_test_… node server.mjs
 */
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
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
  /** `asked`: a page has the policies that its address asks for, to try the button under each. */
  POLICIES = '',
  DELIVERY = '',
} = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
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
function isSouks({ headers }, text, key) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures = '' } = headers;
  if (!key || Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const right = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest();
  return signatures.split(' ').some((one) => {
    const said = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return said.length === right.length && timingSafeEqual(said, right);
  });
}

/** The price is the server's: nothing of it comes from the page. With DELIVERY=ask ours says for each place what delivery costs. */
const newOrder = (more = {}) =>
  souk('orders', {
    ...(DELIVERY === 'ask'
      ? { amount: 4000, shipping: { callback_url: `${origin}/ways` } }
      : { amount: 4620, shipping_amount: 620, shipping: {} }),
    currency: 'USD',
    merchant_ref: randomUUID(),
    items: [{ title: 'Desk lamp', quantity: 1, unit_amount: 4000 }],
    email: true,
    origin,
    return_url: `${origin}/`,
    cancel_url: `${origin}/`,
    ...more,
  });

/** How we deliver and what tax we ask, once it is known where to: asked by Souk, signed with the SHA-256 of our secret key. */
function ways(request, text) {
  if (!isSouks(request, text, createHash('sha256').update(SOUK_SECRET_KEY).digest())) return { status: 401, body: {} };
  const { address } = JSON.parse(text).data;
  const options = [
    { id: 'post', label: 'By post', amount: 620, days_min: 2, days_max: 5 },
    { id: 'courier', label: 'By courier', amount: 1500, days_min: 1, days_max: 1 },
  ];
  return { status: 200, body: { options, tax_amount: address.region === 'TX' ? 330 : 0 } };
}

/** For a browser without scripts: an order whose verifier we keep, in a form that leads to Souk and comes back with a code. */
const verifiers = new Map();
async function plainForm(response) {
  const [verifier, state] = [randomBytes(32), randomBytes(16)].map((bytes) => bytes.toString('base64url'));
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const { status, body } = await newOrder({ challenge });
  if (status !== 201) return '';
  verifiers.set(state, verifier);
  // This browser's: somebody sent here with the state of another's order completes nothing.
  response.setHeader('Set-Cookie', `state=${state}; HttpOnly; SameSite=Lax; Path=/; Max-Age=900`);
  const fields = Object.entries({ token: body.client_token, challenge, state });
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
  return `<form method="post" action="${SOUK}/pay/start">${inputs}<button>Pay with Souk</button></form>`;
}

/** The same key for the same code: a repeated call is the same completion. */
const complete = (order, approval_code, verifier) =>
  souk(`orders/${order}/complete`, { approval_code, verifier }, `complete-${approval_code}`);

const json = (response, { status, body }) =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const policies = {
  'Cross-Origin-Opener-Policy': COOP,
  'Cross-Origin-Embedder-Policy': '',
  'Content-Security-Policy': CSP,
};

let secret;

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, origin);
  for (const [name, kept] of Object.entries(policies)) {
    const policy = (POLICIES === 'asked' && searchParams.get(name)) || kept;
    if (policy) response.setHeader(name, policy);
  }
  if (request.method === 'POST' && pathname === '/order') return json(response, await newOrder());
  if (request.method === 'POST' && pathname === '/ways') return json(response, ways(request, await textOf(request)));
  if (request.method === 'POST' && pathname === '/complete') {
    const { order, approval_code, verifier } = JSON.parse((await textOf(request)) || '{}');
    const done = await complete(order, approval_code, verifier);
    return json(response, {
      status: done.status,
      body: done.status === 200 ? { redirect: `/thanks?order=${done.body.id}` } : done.body,
    });
  }
  if (request.method === 'POST' && pathname === '/webhook') {
    const text = await textOf(request);
    const verified = isSouks(request, text, secret && Buffer.from(secret.replace(/^whsec_/, ''), 'base64'));
    if (verified) console.log(`Verified webhook: ${JSON.parse(text).type}`);
    return response.writeHead(verified ? 204 : 401).end();
  }
  // Back from Souk without scripts: what we kept under `state` completes it.
  const state = searchParams.get('state');
  const verifier = (request.headers.cookie ?? '').includes(`state=${state}`) && verifiers.get(state);
  if (verifier) {
    const done = await complete(searchParams.get('order'), searchParams.get('code'), verifier);
    const to = done.status === 200 ? `/thanks?order=${done.body.id}` : '/?failed';
    return response.writeHead(303, { Location: to }).end();
  }
  const html =
    pathname === '/thanks'
      ? '<!doctype html><title>Thanks</title><h1>Thank you</h1>'
      : page
          .replaceAll('{{SOUK}}', SOUK)
          .replaceAll('{{PK}}', SOUK_PUBLISHABLE_KEY)
          .replace(
            '{{FORM}}',
            searchParams.has('plain') ? await plainForm(response) : '<a href="/?plain">Pay with Souk</a>',
          );
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}).listen(Number(PORT), HOST, async () => {
  secret = await webhookSecret().catch(() => undefined);
  console.log(`The merchant is at ${origin}${secret ? '' : ' (Souk cannot tell it what happens: see its webhooks)'}`);
});
