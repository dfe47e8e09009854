/**
 * `npm run bench`: the built site beside its physical limits, in one run; prints one JSON. `-- --products 10000` fills the
 * catalogue first, `--rounds` and `--seconds` say how long, `--only taps` (or pages, weight, button) measures a part. What is measured how: docs/performance.md.
 */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { verifyBooks } from '../scripts/chaos/audit.mjs';
import { openDatabase } from '../scripts/start/database.mjs';
import { readJson } from '../scripts/start/files.mjs';
import { isPortFree } from '../scripts/start/postgres.mjs';
import { run as runToEnd } from '../scripts/start/run.mjs';
import { openSite } from '../scripts/test/site.mjs';
import { openBareSql } from './bare-sql.mjs';
import { makeSites, measureButton } from './button.mjs';
import { buttonInBrowser } from './button-in-browser.mjs';
import { makePeople, makeShop, openOwner, readKeys, sandboxClient, signInAll } from './crowd.mjs';
import { openEmptySite } from './empty-site.mjs';
import { chooseAddresses, measurePages } from './pages.mjs';
import { residentMb } from './processes.mjs';
import { measureTaps } from './taps.mjs';
import { weighInBrowser } from './weight.mjs';

const FOLDER = path.resolve('.souk/bench');
const SHOPPERS = 32;

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'pages,taps,weight,button' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const parts = values.only.split(',');

const say = (line) => process.stderr.write(`  ${line}\n`);

async function freePort() {
  for (let port = 9100; port < 9900; port++) if (await isPortFree(port)) return port;
  throw new Error('no free port between 9100 and 9900');
}

/** Jobs of the purchases would run into the next measurement: the worker sleeps until the end. */
function pauseWorker(pid) {
  process.kill(-pid, 'SIGSTOP');
  return () => process.kill(-pid, 'SIGCONT');
}

async function measure(site, empty) {
  const { ownerUrl, postgres } = await openDatabase(FOLDER, {});
  const children = readJson(path.join(FOLDER, 'children.json'));
  const { SOUK_ORIGIN: origin, SANDBOX_ORIGIN: sandbox } = site.environment;
  const { key, password } = readKeys(FOLDER);
  const sql = openOwner(ownerUrl);
  const stripe = sandboxClient(sandbox, key);
  const people = await makePeople(sql, stripe, SHOPPERS);
  const products = await makeShop(
    sql,
    people.map(() => 10_000_000),
  );
  const shoppers = await signInAll(origin, people, password);
  const addresses = await chooseAddresses(sql);
  const bare = await openBareSql(ownerUrl);
  const [login] =
    await sql`select usename as role from pg_stat_activity where application_name = 'souk-sandbox' limit 1`;
  const souk = {
    ...{ origin, sandbox, pid: children.app.pid, database: postgres.pid },
    ...{ provider: children.sandbox.pid, providerRole: login.role },
  };
  const measurements = {
    pages: () => measurePages({ souk, empty, addresses, shopper: shoppers[0], rounds, seconds }),
    taps: () => {
      const paths = products.map((product) => product.path);
      return measureTaps({ souk, empty, bare, stripe, people, shoppers, paths, rounds, seconds });
    },
    weight: () =>
      weighInBrowser({
        empty: empty.origin,
        ...Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, origin + address])),
      }),
    button: async () => {
      const product = products[0].path;
      const [site, framed] = await makeSites(sql, product, 2);
      return {
        api: await measureButton({ souk, bare, sql, shoppers, product, rounds, seconds }),
        browser: await buttonInBrowser({ origin, site, framed, shopper: shoppers[0] }),
      };
    },
  };
  const wake = pauseWorker(children.worker.pid);
  try {
    const results = {};
    for (const [name, run] of Object.entries(measurements)) {
      if (!parts.includes(name)) continue;
      say(name);
      results[name] = await run();
    }
    const memory = { souk: residentMb(souk.pid), empty: residentMb(empty.pid) };
    return { ...results, memoryMb: memory };
  } finally {
    wake();
    await bare.close();
    await sql.end({ timeout: 2 });
  }
}

async function main() {
  const site = await openSite({ folder: FOLDER, out: process.stderr });
  let empty;
  try {
    if (Number(values.products) > 0) {
      const args = ['scripts/command.mjs', 'seed', '--products', values.products];
      const { code, errors } = await runToEnd(process.execPath, args, { environment: site.environment });
      if (code !== 0) throw new Error(errors);
    }
    empty = await openEmptySite(await freePort());
    const machine = {
      cores: os.cpus().length,
      model: os.cpus()[0]?.model,
      node: process.version,
      load: os.loadavg()[0],
    };
    const given = { rounds, seconds, products: Number(values.products) };
    const results = await measure(site, empty);
    const books = await verifyBooks(site.environment);
    console.log(
      JSON.stringify(
        { at: new Date().toISOString(), machine, given, ...results, booksSound: books.length === 0 },
        null,
        2,
      ),
    );
    if (books.length > 0) say(books.join('\n'));
  } finally {
    empty?.stop();
    await site.stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
