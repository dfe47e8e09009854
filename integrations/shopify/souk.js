import { SoukPayError, soukPay } from '../client/index.js';

/** The API of Souk for a shop, by the key its owner gave. */
export function soukOf(app, shop) {
  const { soukKey } = app.store.get(`shop:${shop}`) ?? {};
  return soukKey ? soukPay({ key: soukKey, origin: app.soukOrigin, fetch: app.fetch }) : null;
}

const passing = ['rate_limited', 'order_busy', 'idempotency_key_busy', 'unexpected'];

/** The code of a refusal that will stay one, or null where the same may be asked again later: no answer, too many, busy. */
export function refusalOf(error) {
  if (!(error instanceof SoukPayError)) return null;
  return passing.includes(error.code) || error.status >= 500 ? null : error.code;
}
