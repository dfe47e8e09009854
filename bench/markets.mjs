/**
 * What markets cost a search: 100,000 products of a thousand shops, each with a market whose prices follow, and every tenth product with one
 * that is fixed; asked by a shopper of no country and by one of that market, in turns. Against a site that runs with its own database; what is
 * written is taken away again. Prints one JSON.
 *   node bench/markets.mjs [--origin http://localhost:3000] [--data .souk] [--products 100000] [--shops 1000] [--times 40]
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '../scripts/start/database.mjs';
import { openOwner } from './crowd.mjs';
import { clearShops, fillShops, makeShops } from './full-shelves.mjs';

const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: 'http://localhost:3000' },
    data: { type: 'string', default: process.env.SOUK_DATA ?? '.souk' },
    products: { type: 'string', default: '100000' },
    shops: { type: 'string', default: '1000' },
    times: { type: 'string', default: '40' },
  },
});
const [products, shopCount, times] = [values.products, values.shops, values.times].map(Number);
const questions = {
  everything: '/search',
  word: '/search?q=indigo',
  priced: '/search?currency=USD&min=50&max=60',
  wordPriced: '/search?q=indigo&currency=USD&min=50&max=60',
};
const countries = { none: 'any', market: 'AE' };

async function ask(path, country) {
  const begun = performance.now();
  const answer = await fetch(values.origin + path, { headers: { cookie: `souk-deliver-to=${country}` } });
  await answer.text();
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return performance.now() - begun;
}

const middle = (list) => Math.round(list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)] ?? 0);

const { ownerUrl } = await openDatabase(values.data, process.env);
const sql = openOwner(ownerUrl);
const [person] = await sql`select id from identity.person where email = 'omar@demo.souk'`;
const shops = await makeShops(sql, person.id, shopCount);
try {
  await fillShops(sql, shops, 0, products);
  const ids = sql.array(shops.map(({ id }) => id));
  await sql`insert into shop.market (id, page_id, position, name, basis_points, rounding)
    select gen_random_uuid(), id, 0, 'Gulf', 1000, 'ends_99' from unnest(${ids}::uuid[]) id`;
  await sql`insert into shop.market_country (page_id, country, market_id)
    select page_id, unnest('{AE,KW,QA}'::text[]), id from shop.market where page_id = any(${ids}::uuid[])`;
  await sql`insert into shop.market_price (variant_id, market_id, page_id, price_minor)
    select v.id, k.id, v.page_id, 5500 from shop.variant v join shop.market k on k.page_id = v.page_id
    where v.page_id = any(${ids}::uuid[]) and abs(hashtext(v.sku)) % 10 = 0`;
  for (const table of ['product', 'variant', 'page', 'market', 'market_country', 'market_price'])
    await sql`vacuum analyze ${sql(`shop.${table}`)}`;
  const spent = {};
  for (let round = -3; round < times; round++) {
    for (const [name, path] of Object.entries(questions)) {
      for (const [who, country] of Object.entries(countries)) {
        const milliseconds = await ask(path, country);
        spent[`${name} ${who}`] ??= [];
        if (round >= 0) spent[`${name} ${who}`].push(milliseconds);
      }
    }
  }
  const p50 = Object.fromEntries(Object.entries(spent).map(([name, list]) => [name, middle(list)]));
  console.log(JSON.stringify({ products, shops: shopCount, p50 }, null, 2));
} finally {
  await clearShops(sql, shops);
  await sql.end({ timeout: 2 });
}
process.exit(0);
