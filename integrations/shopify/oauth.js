import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { soukOf } from './souk.js';
import { tellShopify } from './tell-shopify.js';

const scopes = 'write_payment_gateways,write_payment_sessions';
const cookieName = '__Host-souk-install';

/** Whether a name is the address of a shop: nothing else is ever called, or sent to. */
export const isShop = (name) => /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/.test(name ?? '');

function sameText(left, right) {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Whether Shopify wrote a query: HMAC-SHA256 of its other parts in order, in hex, no older than five minutes. */
export function isOfShopify(query, secret, now) {
  const { hmac = '', ...rest } = Object.fromEntries(query);
  const text = Object.keys(rest)
    .sort()
    .map((name) => `${name}=${rest[name]}`)
    .join('&');
  const fresh = Math.abs(now / 1000 - Number(rest.timestamp)) <= 300;
  return fresh && isShop(rest.shop) && sameText(hmac, createHmac('sha256', secret).update(text).digest('hex'));
}

/** Begins an installation: sends the shop's owner to Shopify, with a text that only this browser brings back. */
export function install(app, query) {
  if (!isOfShopify(query, app.apiSecret, app.now())) return { status: 401, text: 'Not sent by Shopify.' };
  const nonce = randomBytes(16).toString('hex');
  const asked = { client_id: app.apiKey, scope: scopes, redirect_uri: `${app.origin}/callback`, state: nonce };
  return {
    status: 303,
    location: `https://${query.get('shop')}/admin/oauth/authorize?${new URLSearchParams(asked)}`,
    headers: { 'set-cookie': `${cookieName}=${nonce}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=600` },
  };
}

/** Ends an installation: exchanges the code for the shop's token, and shows where its Souk key is put in. */
export async function callback(app, query, cookies) {
  const shop = query.get('shop');
  if (!isOfShopify(query, app.apiSecret, app.now())) return { status: 401, text: 'Not sent by Shopify.' };
  const nonce = new RegExp(`(?:^|; )${cookieName}=([0-9a-f]{32})`).exec(cookies ?? '')?.[1] ?? '';
  if (!nonce || !sameText(nonce, query.get('state') ?? '')) return { status: 401, text: 'Begun in another browser.' };
  const answer = await app.fetch(app.tokenUrlOf(shop), {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: app.apiKey, client_secret: app.apiSecret, code: query.get('code') }),
  });
  const { access_token: token } = answer.ok ? await answer.json() : {};
  if (!token) return { status: 502, text: 'Shopify gave no token.' };
  await app.store.put(`shop:${shop}`, { ...app.store.get(`shop:${shop}`), token });
  return { status: 200, html: settingsPage(app, shop) };
}

/** A text that proves, for half an hour, that its bearer came by the installation of a shop. */
function ticketOf(app, shop, until) {
  return createHmac('sha256', app.apiSecret).update(`settings|${shop}|${until}`).digest('hex');
}

function settingsPage(app, shop, problem = '') {
  const until = app.now() + 1_800_000;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Souk Pay for ${shop}</title><h1>Souk Pay for ${shop}</h1>
${problem && `<p role="alert">${problem}</p>`}
<p>In your studio at Souk, add the origin <code>${app.origin}</code> and the return address <code>${app.origin}/back</code> to
your site, and make a secret key.</p>
<form method="post" action="/settings"><input type="hidden" name="shop" value="${shop}"><input type="hidden" name="until" value="${until}">
<input type="hidden" name="ticket" value="${ticketOf(app, shop, until)}">
<label>Secret key <input name="key" type="password" autocomplete="off" required></label> <button>Save</button></form></html>`;
}

/** Keeps the Souk key of a shop once it opened something, asks Souk for messages, and tells Shopify that the shop may sell. */
export async function saveSettings(app, form) {
  const [shop, until, ticket, key] = ['shop', 'until', 'ticket', 'key'].map((name) => form.get(name) ?? '');
  const isFresh = /^\d{1,15}$/.test(until) && Number(until) > app.now() && isShop(shop);
  if (!isFresh || !sameText(ticket, ticketOf(app, shop, until)))
    return { status: 401, text: 'Open the app from your shop again.' };
  const before = app.store.get(`shop:${shop}`);
  if (!before) return { status: 401, text: 'Install the app first.' };
  await app.store.put(`shop:${shop}`, { ...before, soukKey: key });
  try {
    const hookSecret = await secretOfHook(soukOf(app, shop), `${app.origin}/hooks/${shop}`);
    await app.store.put(`shop:${shop}`, { ...before, soukKey: key, hookSecret });
  } catch (error) {
    await app.store.put(`shop:${shop}`, before);
    console.error(`settings of ${shop}: ${error.message}`);
    return { status: 422, html: settingsPage(app, shop, 'Souk did not take this key. It needs all four permissions.') };
  }
  await tellShopify(app, { shop, token: before.token }, 'paymentsAppConfigure', { externalHandle: shop, ready: true });
  return { status: 303, location: `https://${shop}/services/payments_partners/gateways/${app.apiKey}/settings` };
}

/** A secret is said once: of an address that is known already, another one is asked for. */
async function secretOfHook(souk, url) {
  const { data } = await souk.listWebhookEndpoints();
  const known = data.find((one) => one.url === url);
  return (await (known ? souk.rotateWebhookSecret(known.id) : souk.addWebhookEndpoint({ url }))).secret;
}
