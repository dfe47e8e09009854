/**
 * How the cost of a catalogue grows: lists and searches at rising numbers of products, in one shop and spread over many, and the rate
 * of an import. Against a site that runs with its own database; what is written is taken away again. Prints one JSON.
 *   node bench/catalogue.mjs [--origin http://localhost:3000] [--data .souk] [--sizes 1000,100000] [--shops 1,10000] [--seconds 4] [--import 2500]
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { openDatabase } from '../scripts/start/database.mjs';
import { Shopper } from './browserless.mjs';
import { openOwner, readKeys } from './crowd.mjs';
import { clearShops, fillShops, makeShops } from './full-shelves.mjs';
import { importRate } from './import-rate.mjs';
import { load } from './load.mjs';
import { interleaved, ratio } from './rounds.mjs';

const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: 'http://localhost:3000' },
    data: { type: 'string', default: process.env.SOUK_DATA ?? '.souk' },
    sizes: { type: 'string', default: '1000,100000' },
    shops: { type: 'string', default: '1,10000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    import: { type: 'string', default: '2500' },
  },
});
const numbers = (text) => text.split(',').map(Number);
const [sizes, shopCounts] = [numbers(values.sizes), numbers(values.shops)];
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
const { origin } = values;
const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

/** What is asked: everything a shopper or an owner reads whose cost may grow with the catalogue. */
const questions = (handle, slug) => ({
  // It reads nothing of the catalogue: how fast this site is now.
  still: '/help',
  home: '/',
  product: `/${handle}/${slug}`,
  shop: `/${handle}`,
  discover: '/discover',
  shelf: '/discover?category=rugs',
  everything: '/search',
  commonWord: '/search?q=indigo',
  threeWords: '/search?q=saffron+woven+rug',
  rareWord: '/search?q=rarity',
  misspelt: '/search?q=safron',
  inShop: `/search?q=indigo&page=${handle}`,
  studio: `/studio/${handle}/products`,
  studioWord: `/studio/${handle}/products?q=rarity`,
  overview: `/studio/${handle}`,
});

async function measure(owner, handle, slug) {
  const asked = (path) => async () => {
    const shot = owner.dressed({ path });
    const { perSecond, p50, p95, failed } = await load({ origin, connections: 1, seconds, next: () => shot });
    return { perSecond, p50, p95, failed };
  };
  const runs = Object.fromEntries(Object.entries(questions(handle, slug)).map(([name, path]) => [name, asked(path)]));
  for (const run of Object.values(runs)) await run();
  const found = await interleaved(runs, rounds);
  return Object.fromEntries(
    Object.entries(found).map(([name, result]) => [name, { ...result, ofStill: ratio(result.p50, found.still.p50) }]),
  );
}

const { ownerUrl } = await openDatabase(values.data, process.env);
const sql = openOwner(ownerUrl);
const { password } = readKeys(values.data);
const email = 'omar@demo.souk';
const [person] = await sql`select id from identity.person where email = ${email}`;
const owner = new Shopper(origin);
await owner.signIn(email, password);
const report = { cores: os.cpus().length, lists: [], import: null };
try {
  for (const count of shopCounts) {
    say(`${count} shops`);
    const shops = await makeShops(sql, person.id, count);
    try {
      let from = 0;
      for (const size of sizes) {
        const begun = performance.now();
        await fillShops(sql, shops, from, size);
        say(`${size} products, written in ${Math.round((performance.now() - begun) / 1000)} s`);
        from = size;
        for (const table of ['product', 'variant', 'page', 'search_word'])
          await sql`vacuum analyze ${sql(`shop.${table}`)}`;
        // The owner's own shop is the first; its first product is number 0.
        const lists = await measure(owner, shops[0].handle, 'full-0');
        report.lists.push({ shops: count, products: size, load: os.loadavg()[0], ...lists });
        say(JSON.stringify(Object.fromEntries(Object.entries(lists).map(([name, { p50 }]) => [name, p50]))));
      }
    } finally {
      await clearShops(sql, shops);
    }
  }
  if (Number(values.import) > 0) {
    const [shop] = await makeShops(sql, person.id, 1);
    try {
      report.import = await importRate({ origin, sql, owner, shop, products: Number(values.import), say });
    } finally {
      await clearShops(sql, [shop]);
    }
  }
} finally {
  await sql.end({ timeout: 2 });
}
console.log(JSON.stringify(report, null, 2));
process.exit(0);
