// Written by `npm run pay-api` from docs/api/pay.openapi.json. Change that, not this.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** Why a request was refused: `code` for programs, `type` where its meaning is written down, `field` what is at fault. */
export class SoukPayError extends Error {
  constructor(problem) {
    super(`${problem.status} ${problem.code}${problem.field ? ` (${problem.field})` : ''}`);
    this.name = 'SoukPayError';
    Object.assign(this, problem);
  }
}

/** A client of one site, by its secret key. */
export function soukPay({ key, origin, fetch: ask = fetch, retries = 2, version = '2026-11-28' }) {
  async function call(method, path, { query, body, idempotencyKey = randomUUID() } = {}) {
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, value);
    const headers = { authorization: `Bearer ${key}`, 'souk-version': version };
    if (method !== 'GET') Object.assign(headers, { 'idempotency-key': idempotencyKey, 'content-type': 'application/json' });
    const request = { method, headers, redirect: 'error', ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }) };
    for (let tries = 0; ; tries += 1) {
      const last = tries >= retries;
      const answer = await ask(url.href, request).catch((error) => {
        if (last) throw error;
      });
      // The same key again: what was done is not done twice.
      if (!answer || (!last && (answer.status >= 500 || answer.status === 429))) {
        await new Promise((done) => setTimeout(done, Number(answer?.headers.get('retry-after') ?? 2 ** tries / 4) * 1000));
        continue;
      }
      const said = await answer.json();
      if (answer.ok) return said;
      throw new SoukPayError(said);
    }
  }
  return {
    createOrder: (body, options) => call('POST', '/pay/v1/orders', { body, ...options }),
    listOrders: (query) => call('GET', '/pay/v1/orders', { query }),
    getOrder: (id) => call('GET', `/pay/v1/orders/${encodeURIComponent(id)}`),
    completeOrder: (id, body, options) => call('POST', `/pay/v1/orders/${encodeURIComponent(id)}/complete`, { body, ...options }),
    captureOrder: (id, options) => call('POST', `/pay/v1/orders/${encodeURIComponent(id)}/capture`, { ...options }),
    cancelOrder: (id, options) => call('POST', `/pay/v1/orders/${encodeURIComponent(id)}/cancel`, { ...options }),
    refundOrder: (id, body, options) => call('POST', `/pay/v1/orders/${encodeURIComponent(id)}/refunds`, { body, ...options }),
    listWebhookEndpoints: () => call('GET', '/pay/v1/webhook_endpoints'),
    addWebhookEndpoint: (body, options) => call('POST', '/pay/v1/webhook_endpoints', { body, ...options }),
    removeWebhookEndpoint: (id, options) => call('DELETE', `/pay/v1/webhook_endpoints/${encodeURIComponent(id)}`, { ...options }),
    rotateWebhookSecret: (id, options) => call('POST', `/pay/v1/webhook_endpoints/${encodeURIComponent(id)}/rotate_secret`, { ...options }),
    listEvents: (query) => call('GET', '/pay/v1/events', { query }),
    replayEvent: (id, body, options) => call('POST', `/pay/v1/events/${encodeURIComponent(id)}/replay`, { body, ...options }),
    replayEvents: (body, options) => call('POST', '/pay/v1/events/replay', { body, ...options }),
  };
}

/** Reads a message to your server: its event's id and what it says. Throws when we did not sign it, or not within five minutes. */
export function readMessage(secret, headers, body, now = Date.now()) {
  const of = (name) => (typeof headers.get === 'function' ? headers.get(name) : headers[name]) ?? '';
  const id = of('webhook-id');
  const timestamp = of('webhook-timestamp');
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > 300) throw new Error('an old message');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mine = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  const signed = of('webhook-signature')
    .split(' ')
    .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
    .some((theirs) => theirs.length === mine.length && timingSafeEqual(theirs, mine));
  if (!signed) throw new Error('not signed with this secret');
  return { id, ...JSON.parse(body) };
}
