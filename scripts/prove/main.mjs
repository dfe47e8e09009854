/** Builds both worlds, compares them, and proves that the comparison sees; ends with `N passed, N failed`. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../start/build.mjs';
import { bundle } from '../start/bundle.mjs';
import { readJson } from '../start/files.mjs';
import { isPortFree } from '../start/postgres.mjs';
import { explain, Refusal, say, step } from '../start/say.mjs';
import { blankEnvironment } from '../test/site.mjs';
import { signInEverywhere } from './asking.mjs';
import { equal } from './equal.mjs';
import { makeFirstWorld } from './first-world.mjs';
import { insiders, viewers } from './people.mjs';
import { keepResult } from './result.mjs';
import { seesInData, seesInsiders, seesOnTheWire, seesWhatIsSaid, soldOut } from './seeing.mjs';
import { surfacesOf, unknownRoutes } from './surfaces.mjs';
import { openWorlds } from './worlds.mjs';

const FOLDER = path.resolve('.souk/proof');
const PHOTO = 'db/seed/pictures/bowl-01.webp';

/** @typedef {{ short: boolean, folder: string | undefined, purchases: number, seed: number, addresses: number }} Given */

function readArguments(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      short: { type: 'boolean', default: false },
      folder: { type: 'string' },
      purchases: { type: 'string' },
      addresses: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const purchases = Number(values.purchases ?? (values.short ? 20 : 220));
  return { ...values, purchases, seed: Number(values.seed), addresses: Number(values.addresses) };
}

async function freeFour() {
  for (let port = 4700; port < 9000; port += 10) {
    const free = await Promise.all([0, 1, 2, 3].map((more) => isPortFree(port + more)));
    if (free.every(Boolean)) return port;
  }
  throw new Refusal('No four free ports between 4700 and 9000: end some of what listens there.');
}

/** @param {Given} given */
async function openTwins({ short, folder = FOLDER, purchases, seed }, fresh) {
  const port = await freeFour();
  const clock = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  if (fresh) await step('first world', () => makeFirstWorld(folder, { port, seed, clock }));
  const twins = await step('copied twice', () => openWorlds(folder, port));
  try {
    const [one, two] = twins.worlds;
    const jobs = { jobs: !short };
    const [, life] = await step(
      'her purchases',
      () =>
        Promise.all([
          one.work(async () => undefined, jobs),
          two.work(() => two.live(['--purchases', String(purchases)]), jobs),
        ]),
      ([, lived]) => JSON.stringify(lived.ends),
    );
    const now = new Date().toISOString();
    await step('both sites', () => Promise.all(twins.worlds.map((world) => world.open(now))));
    const places = Object.entries(await two.places()).map(([name, list]) => [
      name,
      list.length > 0 ? list : ['nobodys'],
    ]);
    return { ...twins, life, places: { ...Object.fromEntries(places), origin: [twins.origin] } };
  } catch (error) {
    await twins.close();
    throw error;
  }
}

/** @param {Given} given @returns {Promise<{ name: string, faults: string[] }[]>} */
async function prove(given) {
  const routes = [...new Set(Object.values(readJson('.next/app-path-routes-manifest.json')))];
  const results = [{ name: 'every route has its surfaces', faults: unknownRoutes(routes) }];
  const twins = await openTwins(given, given.folder === undefined);
  try {
    const { password } = readJson(path.join(twins.worlds[0].folder, 'demo.json')).signIns[0];
    const people = await signInEverywhere(twins.origin, twins.worlds, [...viewers, ...insiders], password);
    const outside = people.slice(0, viewers.length);
    const photo = given.short ? null : fs.readFileSync(PHOTO);
    const surfaces = surfacesOf(twins.places, { ...given, photo });
    const whole = surfacesOf(twins.places, { short: false, photo: null });
    const scene = { ...twins, surfaces, whole, viewers: outside, insiders: people.slice(viewers.length) };
    const told = await equal(scene);
    results.push(...told.results, await seesInsiders(scene), ...(await seesOnTheWire(scene)));
    if (!given.short) results.push(...(await soldOut(scene)));
    results.push(await seesWhatIsSaid(scene));
    if (!given.short) results.push(...(await seesInData(scene)));
    if (!given.short) keepResult({ given, life: twins.life, surfaces, told, results, viewers });
    return results;
  } finally {
    await twins.close();
  }
}

/** @param {string[]} words `--short`: one address of each route; `--folder`: a stopped site to copy, instead of a new world; `--purchases`, `--seed`, `--addresses` of each route at most */
export async function main(words) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const results = [];
  try {
    const { SOUK_MODELS = '' } = process.env;
    Object.assign(process.env, blankEnvironment(), { SOUK_MODELS });
    const given = readArguments(words);
    await step('bundles', () => bundle(), String);
    await step('build', build, String);
    results.push(...(await prove(given)));
  } catch (error) {
    console.error(explain(error));
    results.push({ name: 'the proof itself', faults: [explain(error)] });
  }
  for (const { name, faults } of results) {
    say(`  ${faults.length === 0 ? 'holds' : 'FAULT'}  ${name}`);
    for (const fault of faults.slice(0, 20)) say(`         ${fault}`);
    if (faults.length > 20) say(`         and ${faults.length - 20} more`);
  }
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  say(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
