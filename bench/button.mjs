/** The pay button of other sites: orders made and completed per second, beside the bare transaction, and a shopper's way without a browser. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { formsOf } from './browserless.mjs';
import { load, send } from './load.mjs';
import { interleaved, ratio } from './rounds.mjs';

const ORIGIN = 'http://127.0.0.2:4242';
const mark = (bytes) => randomBytes(bytes).toString('base64url');
const digest = (text, form) => createHash('sha256').update(text).digest(form);

/**
 * Sites of an open shop with a key each: the API counts calls by key. @returns {Promise<{ secret: string, publishable: string }[]>}
 * @param {import('postgres').Sql} sql @param {string} product path of a product of that shop
 */
export async function makeSites(sql, product, count) {
  const [, handle] = product.split('/');
  const [page] = await sql`select id, currency from shop.page where handle = ${handle}`;
  const keys = [];
  for (let index = 0; index < count; index++) {
    const [site, secret, publishable] = [randomUUID(), `sk_test_${mark(32)}`, `pk_test_${mark(18)}`];
    await sql`insert into money.pay_site (id, page_id, name, publishable, test, currency)
      values (${site}, ${page.id}, ${`Bench ${index}`}, ${publishable}, true, ${page.currency})`;
    await sql`insert into money.pay_origin (site_id, origin) values (${site}, ${ORIGIN})`;
    await sql`insert into money.pay_return (site_id, url) values (${site}, ${`${ORIGIN}/`})`;
    await sql`insert into money.pay_key (id, site_id, hash, ending, scopes)
      values (gen_random_uuid(), ${site}, ${digest(secret, 'hex')}, ${secret.slice(-4)}, '{orders_write,orders_read}')`;
    keys.push({ secret, publishable });
  }
  return keys;
}

function apiShot(secret, path, body) {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${secret}`,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
  };
  return { method: 'POST', path: `/pay/v1/${path}`, headers, body: text };
}

const orderShot = (secret, challenge) =>
  apiShot(secret, 'orders', {
    ...{ amount: 4620, currency: 'USD', shipping_amount: 620, shipping: {}, email: true, origin: ORIGIN },
    ...{ items: [{ title: 'Desk lamp', quantity: 1, unit_amount: 4000 }], return_url: `${ORIGIN}/`, challenge },
  });

/**
 * One order approved by a shopper as a browser without scripts does it: from the merchant's form to the address with the code.
 * @returns {Promise<() => import('./load.mjs').Shot>} the call that completes it
 */
async function approved(origin, shopper, secret) {
  const verifier = mark(32);
  const made = await send(origin, orderShot(secret, digest(verifier, 'base64url')));
  if (made.status !== 201) throw new Error(`an order answered ${made.status}: ${made.body.slice(0, 200)}`);
  const { id, client_token: token } = JSON.parse(made.body);
  const body = new URLSearchParams({ token, challenge: digest(verifier, 'base64url'), state: 'bench' }).toString();
  const started = await shopper.request({
    ...{ method: 'POST', path: '/pay/start', body },
    headers: {
      origin: ORIGIN,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    },
  });
  const sheetPath = `/pay/order/${id}`;
  await shopper.get(started.headers.location);
  const sheet = await shopper.get(sheetPath);
  const form = formsOf(sheet.body).find((one) => /^Pay\b/.test(one.button));
  if (!form) throw new Error('a sheet without a pay button');
  let answer = await shopper.submit(sheetPath, form);
  for (let steps = 0; steps < 5; steps++) {
    const to = new URL(answer.headers.location ?? `${sheetPath}/back`, origin);
    if (to.origin === ORIGIN) {
      const input = { approval_code: to.searchParams.get('code'), verifier };
      return () => apiShot(secret, `orders/${id}/complete`, input);
    }
    answer = await shopper.get(to.pathname + to.search);
  }
  throw new Error('a shopper does not come back');
}

/** Orders approved one after another by each shopper, not timed. */
async function approvedMany(origin, shoppers, keys, count) {
  const calls = [];
  await Promise.all(
    shoppers.map(async (shopper, at) => {
      for (let done = at; done < count; done += shoppers.length)
        calls.push(await approved(origin, shopper, keys[at % keys.length]));
    }),
  );
  return calls;
}

const CONNECTIONS = 8;

/** @returns {Promise<Record<string, unknown>>} orders made and completed per second, as shares of the bare transaction */
export async function measureButton({ souk, bare, sql, shoppers, product, rounds, seconds }) {
  const keys = (await makeSites(sql, product, CONNECTIONS)).map(({ secret }) => secret);
  const { origin } = souk;
  const size = { origin, connections: CONNECTIONS, seconds };
  const challenge = digest(mark(32), 'base64url');
  const buyers = shoppers.slice(0, CONNECTIONS);
  const create = () =>
    load({ ...size, next: (at) => orderShot(keys[at], challenge), good: (one) => one.status === 201 });
  const complete = async () => {
    const calls = await approvedMany(origin, buyers, keys, 100 * seconds);
    return load({ ...size, next: () => calls.pop()?.() });
  };
  await create();
  const results = await interleaved({ sql: () => bare.measure(CONNECTIONS, seconds), create, complete }, rounds);
  return {
    ...results,
    createOfSql: ratio(results.create.perSecond, results.sql.perSecond),
    completeOfSql: ratio(results.complete.perSecond, results.sql.perSecond),
  };
}
