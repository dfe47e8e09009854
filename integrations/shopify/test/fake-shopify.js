import { createHmac } from 'node:crypto';
import { request } from 'node:https';

/**
 * Shopify as its published contract has it: it begins sessions over mTLS with the bodies of its reference, and it takes resolve, reject and
 * pending over GraphQL, where the first final word stands. Bodies and mutations: shopify.dev, Payments app request reference and Payments
 * Apps API 2025-10. From memory, and marked so: the bodies of capture and void, and the words of an error about a session that has ended.
 */
export const apiKey = 'key-of-the-app';
export const apiSecret = 'secret-of-the-app';
export const version = '2025-10';
const token = 'shpat_of_the_test';

/** The variables a mutation requires, as published. */
const takes = {
  paymentSessionResolve: ['id'],
  paymentSessionReject: ['id', 'reason'],
  paymentSessionPending: ['id', 'pendingExpiresAt', 'reason'],
  refundSessionResolve: ['id'],
  refundSessionReject: ['id', 'reason'],
  captureSessionResolve: ['id'],
  captureSessionReject: ['id', 'reason'],
  voidSessionResolve: ['id'],
  voidSessionReject: ['id', 'reason'],
  paymentsAppConfigure: ['externalHandle', 'ready'],
};

/** A Shopify with one shop. Sessions are sent to a port; its GraphQL answers by `fetch`. */
export function fakeShopify({ shop = 'lamps.myshopify.com', tls }) {
  const sessions = new Map();
  const calls = [];
  let faults = [];
  const now = (gid) => sessions.get(gid)?.state ?? 'open';

  function hear({ query, variables }) {
    const verb = /^mutation \w+\([^)]*\) \{ (\w+)\(/.exec(query)?.[1] ?? '';
    const missing = (takes[verb] ?? ['a known mutation']).filter((name) => variables[name] === undefined);
    if (missing.length > 0) return { errors: [{ message: `${verb} needs ${missing}` }] };
    calls.push({ verb, ...variables });
    if (verb === 'paymentsAppConfigure') return { data: { [verb]: { userErrors: [] } } };
    const [, noun, word] = /^(\w+Session)(Resolve|Reject|Pending)$/.exec(verb);
    const ended = /^(Resolve|Reject)$/.test(now(variables.id));
    // The same word again is taken, another is not.
    if (ended && now(variables.id) !== word)
      return { data: { [verb]: { [noun]: null, userErrors: [{ field: ['id'], message: 'the session has ended' }] } } };
    sessions.set(variables.id, { state: word, ...variables });
    const id = variables.id.split('/').pop();
    const nextAction = { action: 'REDIRECT', context: { redirectUrl: `https://${shop}/checkouts/${id}/${word}` } };
    return { data: { [verb]: { [noun]: { id: variables.id, nextAction }, userErrors: [] } } };
  }

  /** Takes the app's calls to Shopify; everything else goes on. */
  const fetchWith = (other) => async (address, init) => {
    const { host, pathname } = new URL(address);
    if (host !== shop) return other(address, init);
    const fault = faults.shift();
    if (fault === 'lost') throw new TypeError('fetch failed');
    if (fault === 'throttled')
      return Response.json({ errors: [{ extensions: { code: 'THROTTLED' }, message: 'Throttled' }] });
    if (fault) return new Response('', { status: fault });
    if (pathname === '/admin/oauth/access_token') {
      const asked = JSON.parse(init.body);
      const known = asked.client_id === apiKey && asked.client_secret === apiSecret && asked.code === 'a-code';
      return known ? Response.json({ access_token: token, scope: '' }) : new Response('{}', { status: 400 });
    }
    const allowed =
      init.headers['x-shopify-access-token'] === token && pathname === `/payments_apps/api/${version}/graphql.json`;
    return allowed ? Response.json(hear(JSON.parse(init.body))) : new Response('{}', { status: 401 });
  };

  /** Begins a session as Shopify does. */
  function send(port, kind, body, part = {}) {
    const headers = {
      'content-type': 'application/json',
      'shopify-shop-domain': shop,
      'shopify-request-id': '94169f7e-ac8d-4ef4-9fd2-90f0791daddf',
      'shopify-api-version': version,
      ...part.headers,
    };
    const asked = {
      host: '127.0.0.1',
      port,
      path: `/sessions/${kind}`,
      method: 'POST',
      headers,
      ca: tls.ca,
      ...(part.tls ?? tls.shopify),
    };
    return new Promise((resolve, reject) => {
      const sent = request(asked, async (answer) => {
        let text = '';
        for await (const piece of answer) text += piece;
        resolve({ status: answer.statusCode, text, body: text.startsWith('{') ? JSON.parse(text) : null });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  }

  return {
    shop,
    token,
    calls,
    fetchWith,
    send,
    stateOf: now,
    session: (gid) => sessions.get(gid),
    /** What the next calls meet: a status, `lost` or `throttled`. */
    fail: (...next) => (faults = next),
    /** A query as Shopify signs it. */
    signed(parts) {
      const rest = { shop, timestamp: `${Math.floor(Date.now() / 1000)}`, ...parts };
      const text = Object.keys(rest)
        .sort()
        .map((name) => `${name}=${rest[name]}`)
        .join('&');
      return new URLSearchParams({ ...rest, hmac: createHmac('sha256', apiSecret).update(text).digest('hex') });
    },
  };
}

/** The body of a payment session, as the reference prints it. */
export const paymentBody = (id, part = {}) => ({
  ...{
    id,
    gid: `gid://shopify/PaymentSession/${id}`,
    group: `group-of-${id}`,
    session_id: '4B2dxmle3vGgimS4deUX3+2PgLF2+/0ZWnNsNSZcgdU=',
  },
  ...{ amount: '46.20', currency: 'USD', test: true, merchant_locale: 'en' },
  payment_method: {
    type: 'offsite',
    data: { cancel_url: 'https://lamps.example/1/checkouts/4c94d6f5b93f726a82dadfe45cdde432' },
  },
  proposed_at: '2020-07-13T00:00:00Z',
  customer: {
    email: 'buyer@example.com',
    phone_number: '5555555555',
    locale: 'fr',
    billing_address: { given_name: 'Alice' },
  },
  kind: 'sale',
  ...part,
});

/** The body of a refund session as published; of capture and void from memory: the same, without an amount for void. */
export const laterBody = (kind, id, payment, amount) => ({
  id,
  gid: `gid://shopify/${kind[0].toUpperCase()}${kind.slice(1)}Session/${id}`,
  payment_id: payment,
  ...(amount && { amount, currency: 'USD' }),
  ...{ test: true, merchant_locale: 'en', proposed_at: '2020-07-13T00:00:00Z' },
});
