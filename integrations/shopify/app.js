import { hearSouk } from './hooks.js';
import { callback, install, isShop, saveSettings } from './oauth.js';
import { oneAtATime } from './one-at-a-time.js';
import { advanceLater, beginLater } from './sessions/later.js';
import { advancePayment, beginPayment, challengeOf } from './sessions/payment.js';
import { sweep } from './sweep.js';

/**
 * The app. `sessions` answers Shopify, behind a listener that asks for Shopify's certificate; `pages` answers browsers and Souk, behind an
 * ordinary one. What it depends on is handed in: the store, the clock, `fetch`, and the addresses of Shopify.
 */
export function createApp(given) {
  const app = {
    apiVersion: '2025-10',
    now: Date.now,
    fetch,
    endpointOf: (shop) => `https://${shop}/payments_apps/api/${app.apiVersion}/graphql.json`,
    tokenUrlOf: (shop) => `https://${shop}/admin/oauth/access_token`,
    alone: oneAtATime(),
    ...given,
  };
  return {
    sessions: answering((request) => answerShopify(app, request)),
    pages: answering((request) => answerBrowser(app, request)),
    sweep: () => sweep(app),
  };
}

/** Sessions as Shopify begins them. Its certificate was checked by the listener; here it is asked once more that it was. */
async function answerShopify(app, request) {
  if (!request.socket.authorized) return { status: 401, text: 'Shopify shows its certificate.' };
  const shop = request.headers['shopify-shop-domain'];
  const requestId = request.headers['shopify-request-id'];
  if (!isShop(shop) || !requestId) return { status: 400, text: 'Shopify names the shop and the request.' };
  if (request.headers['shopify-api-version'] !== app.apiVersion)
    return { status: 400, text: `This app speaks ${app.apiVersion}.` };
  const kind = /^\/sessions\/(payment|capture|refund|void)$/.exec(request.url)?.[1];
  if (request.method !== 'POST' || !kind) return { status: 404, text: 'No such session.' };
  const body = readJson(await textOf(request));
  if (typeof body?.id !== 'string' || !/^[\w-]{1,200}$/.test(body.id))
    return { status: 400, text: 'A session has an id.' };
  if (kind === 'payment') return beginPayment(app, shop, body);
  const begun = await beginLater(app, kind, shop, body);
  // Shopify waits for the answer, not for the end.
  if (begun.status === 201) void advanceLater(app, `${kind}:${shop}:${body.id}`).catch(console.error);
  return begun;
}

async function answerBrowser(app, request) {
  const url = new URL(request.url, app.origin);
  const [, first, second] = url.pathname.split('/');
  const asked = `${request.method} /${first}`;
  if (asked === 'GET /install') return install(app, url.searchParams);
  if (asked === 'GET /callback') return callback(app, url.searchParams, request.headers.cookie);
  if (asked === 'POST /settings') return saveSettings(app, new URLSearchParams(await textOf(request)));
  if (asked === 'POST /hooks') return hearSouk(app, second, request.headers, await textOf(request));
  const name = app.store.get(`back:${asked === 'GET /pay' ? second : url.searchParams.get('state')}`);
  if (!name) return { status: 404, text: 'There is no such payment.' };
  if (asked === 'GET /pay') return sendToSouk(app, name);
  if (asked === 'GET /back') return comeBack(app, name, url.searchParams);
  return { status: 404, text: 'There is no such page.' };
}

/** To the window of Souk; what opens it stands behind the #, which no server is sent. */
function sendToSouk(app, name) {
  const { clientToken, verifier, state, verdict, to } = app.store.get(name);
  if (verdict && to) return { status: 303, location: to };
  const handed = new URLSearchParams({ token: clientToken, challenge: challengeOf(verifier), state });
  return { status: 303, location: `${app.soukOrigin}/pay/redirect#${handed}` };
}

/** Back from Souk: the payment is completed, Shopify is told, and the buyer goes where Shopify says. Who left goes to her checkout. */
async function comeBack(app, name, query) {
  if (query.has('left')) return { status: 303, location: app.store.get(name).cancelUrl };
  const code = query.get('order') === app.store.get(name).order ? query.get('code') : null;
  const { to } = await advancePayment(app, name, code);
  if (to) return { status: 303, location: to };
  const text = 'Your payment is being confirmed. This page asks again by itself; you may also go back to the shop.';
  return {
    status: 200,
    html: `<!doctype html><meta charset="utf-8"><title>Souk Pay</title><p>${text}</p>`,
    headers: { refresh: '3' },
  };
}

/** A body of at most 64 kB. */
async function textOf(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part;
    if (text.length > 65_536) throw new Error('a body that is too long');
  }
  return text;
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; form-action 'self' https:; frame-ancestors 'none'",
};

/** Makes a listener of something that answers. What fails here is a 500, which Shopify and Souk ask again for. */
function answering(answer) {
  return async (request, response) => {
    try {
      const { status, body, html, text, problem, location, headers } = await answer(request);
      const type = html
        ? 'text/html; charset=utf-8'
        : body || problem
          ? 'application/json'
          : 'text/plain; charset=utf-8';
      response.writeHead(status, { ...always, 'content-type': type, ...(location && { location }), ...headers });
      response.end(html ?? text ?? (body || problem ? JSON.stringify(body ?? { problem }) : ''));
    } catch (error) {
      console.error(error);
      response.writeHead(500, always).end();
    }
  };
}
