/** Races, then rounds of kill -9 and an audit; ends with `N passed, N failed` and the seed that did it. */
import http from 'node:http';
import { parseArgs } from 'node:util';
import { makePeople, makeShop, openOwner, readKeys, sandboxClient, signInAll } from '../../bench/crowd.mjs';
import { bundle } from '../start/bundle.mjs';
import { install } from '../start/install.mjs';
import { pause, waitUntil } from '../start/processes.mjs';
import { explain, say } from '../start/say.mjs';
import { audit, settled, uncaptured, undecided } from './audit.mjs';
import { raceDoubleTaps, raceForLast } from './races.mjs';
import { planOf, randomOf } from './random.mjs';
import { newMemory, startShopping } from './shopping.mjs';
import { openStage, victims } from './stage.mjs';

const CONNECTIONS = 20;
const DELAY_MS = 50;
const SETTLE_MS = 30_000;
const CAPTURE_MS = 120_000;
const UNITS = 1_000_000;

function readArguments(words) {
  const options = { rounds: { type: 'string' }, seed: { type: 'string' }, short: { type: 'boolean', default: false } };
  const { values } = parseArgs({ args: words, options });
  const { short } = values;
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const rounds = Number(values.rounds ?? (short ? 4 : 20));
  return { seed, rounds, auditEach: !short, buyers: short ? 40 : 100, doubleTaps: short ? 40 : 200 };
}

/** The people and goods of one run, and the owner's own look at the database, past the slow door. */
async function setScene(stage, { buyers }) {
  const sql = openOwner(stage.ownerUrl);
  const { key, password } = readKeys(stage.environment.SOUK_DATA);
  const people = await makePeople(sql, sandboxClient(stage.sandbox, key), buyers);
  const stocks = [5, ...Array.from({ length: 12 }, () => UNITS)];
  const made = await makeShop(sql, stocks);
  const [scarce, ...plenty] = made.map((product, index) => ({ ...product, stock: stocks[index] }));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  const shoppers = await signInAll(stage.origin, people, password, agent);
  return { sql, people, shoppers, scarce, plenty };
}

async function race(stage, scene, { buyers, doubleTaps }) {
  const { sql, people, shoppers, scarce, plenty } = scene;
  const last = await raceForLast(stage, shoppers.slice(0, buyers), people, scarce, 5);
  say(`  last units       ${JSON.stringify(last.result)}`);
  const double = await raceDoubleTaps(sql, shoppers, plenty[0], doubleTaps);
  say(`  double taps      ${JSON.stringify(double.result)}`);
  return [last.faults, double.faults];
}

const morePurchases = (told, count, from = told.placed.size) =>
  waitUntil(() => told.placed.size >= from + count, SETTLE_MS);

/** One round: they shop, something dies, and it comes back. */
async function killRound(stage, scene, { victim, afterMs }, random, told) {
  const before = { ...told, authorized: told.authorized.size, placed: told.placed.size };
  const stop = startShopping(scene.shoppers.slice(0, CONNECTIONS), scene.plenty, random, told);
  const faults = [];
  try {
    // In the middle of purchases, not while everybody still reads.
    await morePurchases(told, 5);
    await pause(afterMs);
    await stage.kill(victim);
    if (!(await stage.well(SETTLE_MS))) faults.push(`${victim} was killed, and the site is not well after 30 s`);
    if (!(await morePurchases(told, 5))) faults.push(`${victim} was killed, and nobody could buy for 30 s`);
  } finally {
    await stop();
  }
  const placed = told.placed.size - before.placed;
  const refused = Object.fromEntries(told.refused);
  say(
    `  ${victim.padEnd(16)} ${JSON.stringify({ afterMs, taps: told.taps - before.taps, placed, cut: told.cut - before.cut, refused })}`,
  );
  return faults;
}

/** Everything under way ends, then the charges, the orders, what shoppers were told and the books are compared. */
async function auditRound(stage, { sql, scarce, plenty }, { since, told }) {
  const seconds = await settled(sql, since, undecided, SETTLE_MS);
  const faults = await audit(stage, sql, { since, told, products: [scarce, ...plenty] });
  say(
    `  audit            ${JSON.stringify({ settledInSeconds: seconds, orders: told.placed.size, paidAsTold: told.authorized.size, faults: faults.length })}`,
  );
  return seconds === undefined
    ? ['after 30 s of some attempts it is not known whether they are orders', ...faults]
    : faults;
}

/** In time it is known what every tap became; with a quick database again all of it is captured, and the books agree. */
async function finalAudit(stage, scene, state) {
  const decided = await settled(scene.sql, state.since, undecided, SETTLE_MS);
  if (decided === undefined) return ['after 30 s of some attempts it is not known whether they are orders'];
  stage.delay(0);
  const seconds = await settled(scene.sql, state.since, uncaptured, CAPTURE_MS);
  say(`  last captures    ${JSON.stringify({ decidedInSeconds: decided, seconds })}`);
  if (seconds === undefined) return ['after two minutes some held orders are still not captured'];
  return auditRound(stage, scene, state);
}

async function perform(stage, given) {
  const scene = await setScene(stage, given);
  const [{ now: since }] = await scene.sql`select clock_timestamp() as now`;
  const state = { since, told: newMemory() };
  const random = randomOf(given.seed);
  try {
    stage.delay(DELAY_MS);
    const results = await race(stage, scene, given);
    // What the races bought is audited with the first round; those taps count too.
    state.told.taps += given.doubleTaps + 5;
    for (const step of planOf(random, given.rounds, victims)) {
      const faults = await killRound(stage, scene, step, random, state.told);
      if (given.auditEach) faults.push(...(await auditRound(stage, scene, state)));
      results.push(faults);
    }
    results.push(await finalAudit(stage, scene, state));
    return results;
  } finally {
    await scene.sql.end({ timeout: 2 });
  }
}

/** @param {string[]} words `--rounds N`, `--seed N`, `--short` */
export async function main(words) {
  // Leaving by `exit` takes the site along.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  let results = [['nothing ran']];
  const given = readArguments(words);
  say(`chaos: seed ${given.seed}, ${given.rounds} rounds, ${CONNECTIONS} connections, ${DELAY_MS} ms database delay`);
  try {
    await install();
    await bundle();
    const stage = await openStage();
    try {
      results = await perform(stage, given);
    } finally {
      await stage.close();
    }
  } catch (error) {
    console.error(explain(error));
    results = [[explain(error)]];
  }
  for (const fault of results.flat()) say(`  FAULT ${fault}`);
  const failed = results.filter((faults) => faults.length > 0).length;
  if (failed > 0) say(`  again: npm run chaos -- --rounds ${given.rounds} --seed ${given.seed}`);
  say(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
