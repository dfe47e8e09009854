/** One show after the other, each of which tries to make money go wrong; ends with `N passed, N failed` and the seed. */
import { parseArgs } from 'node:util';
import { bundle } from '../start/bundle.mjs';
import { install } from '../start/install.mjs';
import { explain, Refusal, say } from '../start/say.mjs';
import { finalAudit } from './audit.mjs';
import { kills } from './kills.mjs';
import { databaseAway, providerAway } from './outages.mjs';
import { races } from './races.mjs';
import { randomOf } from './random.mjs';
import { newState, setScene } from './scene.mjs';
import { newMemory } from './shopping.mjs';
import { openStage } from './stage.mjs';
import { runLong } from './suite.mjs';

const TAPS_OF_ROUND = 100;

/** Without a site, on the test database. */
const alone = {
  property: ({ seed, short, operations }) =>
    runLong('db/property.test.ts', {
      SOUK_RUN_SEED: `${seed}`,
      SOUK_RUN_OPERATIONS: `${operations ?? (short ? 3000 : 100_000)}`,
    }),
  webhooks: ({ seed, short, events }) =>
    runLong('worker/events.test.ts', {
      SOUK_RUN_SEED: `${seed}`,
      SOUK_RUN_EVENTS: `${events ?? (short ? 300 : 20_000)}`,
    }),
};

/** On a whole site with two apps, two workers and doors before database and provider. */
const staged = {
  async races(stage, scene, given) {
    const state = await newState(scene.sql, newMemory());
    const random = randomOf(given.seed);
    const doubleTaps = given.short ? 40 : 200;
    const results = await races(stage, scene, { rounds: roundsOf(given), doubleTaps, random });
    state.told.taps = results.length * TAPS_OF_ROUND + doubleTaps;
    return [...results, await finalAudit(stage, scene, state)];
  },
  kills: (stage, scene, given) =>
    kills(stage, scene, { ...given, kills: given.kills ?? (given.short ? 8 : 500), seconds: given.seconds ?? 86_400 }),
  provider: (stage, scene, given) =>
    providerAway(stage, scene, { seconds: given.short ? 8 : 60, random: randomOf(given.seed) }),
  database: (stage, scene, given) =>
    databaseAway(stage, scene, { seconds: given.short ? 8 : 30, random: randomOf(given.seed) }),
};

const names = ['property', 'webhooks', ...Object.keys(staged)];
const roundsOf = ({ rounds, short }) => rounds ?? (short ? 2 : 100);

function readArguments(words) {
  const number = { type: 'string' };
  const options = {
    ...{ seed: number, rounds: number, kills: number, seconds: number, operations: number, events: number },
    ...{ only: { type: 'string' }, short: { type: 'boolean', default: false } },
  };
  const { short, only, ...sizes } = parseArgs({ args: words, options }).values;
  const chosen = only?.split(',') ?? names;
  const strange = chosen.filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Refusal(`--only knows ${names.join(', ')}, and not ${strange.join(', ')}.`);
  const numbers = Object.fromEntries(Object.entries(sizes).map(([name, text]) => [name, Number(text)]));
  return {
    seed: Math.floor(Math.random() * 1_000_000),
    ...numbers,
    short,
    chosen: names.filter((name) => chosen.includes(name)),
  };
}

async function performStaged(shows, given) {
  await bundle();
  const stage = await openStage();
  let scene;
  try {
    const racing = shows.includes('races');
    scene = await setScene(stage, {
      buyers: racing ? (given.short ? 40 : TAPS_OF_ROUND) : 20,
      scarce: racing ? roundsOf(given) : 0,
    });
    const results = [];
    for (const name of shows) results.push(...(await told(name, () => staged[name](stage, scene, given))));
    return results;
  } finally {
    await scene?.sql.end({ timeout: 2 });
    await stage.close();
  }
}

/** What goes wrong in one show is a fault of it, and the others still run. */
async function told(name, show) {
  const began = performance.now();
  say(`${name}`);
  const results = await show().catch((error) => [[explain(error)]]);
  const minutes = Math.round((performance.now() - began) / 6000) / 10;
  const faults = results.flat();
  for (const fault of faults) say(`  FAULT ${fault}`);
  say(`  ${name.padEnd(16)} ${JSON.stringify({ checks: results.length, faults: faults.length, minutes })}`);
  return results;
}

/** @param {string[]} words `--seed N`, `--only a,b`, `--short`; sizes: `--operations`, `--events`, `--rounds`, `--kills`, `--seconds` */
export async function main(words) {
  // Leaving by `exit` takes the site along.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const results = [];
  try {
    const given = readArguments(words);
    say(`chaos: seed ${given.seed}, ${given.chosen.join(', ')}${given.short ? ', short' : ''}`);
    await install();
    for (const name of given.chosen.filter((one) => one in alone))
      results.push(...(await told(name, () => alone[name](given))));
    const shows = given.chosen.filter((name) => name in staged);
    if (shows.length > 0) results.push(...(await performStaged(shows, given)));
    if (results.some((faults) => faults.length > 0)) say(`  again: npm run chaos -- ${againWith(words, given.seed)}`);
  } catch (error) {
    console.error(explain(error));
    results.push([explain(error)]);
  }
  const failed = results.filter((faults) => faults.length > 0).length;
  say(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

const againWith = (words, seed) => (words.includes('--seed') ? words : [...words, '--seed', seed]).join(' ');
