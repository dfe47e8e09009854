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
import { befriended, company, insiders, viewers } from './people.mjs';
import { openRecord } from './result.mjs';
import { seesInData, seesInsiders, seesOnTheWire, soldOut } from './seeing.mjs';
import { seesShares, seesWhatIsSaid } from './shares.mjs';
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
  if (fresh) await step('first world', () => makeFirstWorld(folder, { port, seed, clock, jobs: !short }));
  const twins = await step('copied twice', () => openWorlds(folder, port));
  try {
    const [one, two] = twins.worlds;
    await Promise.all(twins.worlds.map((world) => world.sql(befriended)));
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
    const openedAt = new Date().toISOString();
    await step('both sites', () => Promise.all(twins.worlds.map((world) => world.open(openedAt))));
    const places = Object.entries(await two.places()).map(([name, list]) => [
      name,
      list.length > 0 ? list : ['nobodys'],
    ]);
    return { ...twins, life, openedAt, places: { ...Object.fromEntries(places), origin: [twins.origin] } };
  } catch (error) {
    await twins.close();
    throw error;
  }
}

/** Everything after the comparison, in this order: what is said and planted last leaves no twins. @param {import("./equal.mjs").Scene} scene @param {Given} given */
const checks = (scene, { short }) => [
  async () => [await seesInsiders(scene)],
  () => seesOnTheWire(scene),
  ...(short ? [] : [() => soldOut(scene)]),
  () => seesShares(scene, { short }),
  () => seesWhatIsSaid(scene, 'share'),
  () => seesWhatIsSaid(scene, 'review'),
  ...(short ? [] : [() => seesInData(scene)]),
];

/** @param {Given} given @param {(record: import('./result.mjs').Record) => void} onRecord hears of it before anything is compared */
async function prove(given, onRecord) {
  const routes = [...new Set(Object.values(readJson('.next/app-path-routes-manifest.json')))];
  const twins = await openTwins(given, given.folder === undefined);
  try {
    const scene = await sceneOf(given, twins);
    const compared = new Set(scene.surfaces.map(({ route }) => route)).size;
    const facts = { purchases: twins.life.purchases, seed: given.seed, routes: compared };
    const record = openRecord({
      ...{ folder: given.folder ?? FOLDER, shown: !given.short },
      facts: { ...facts, surfaces: scene.surfaces.length, viewers: scene.viewers.length },
    });
    onRecord(record);
    record.add([{ name: 'every route has its surfaces', faults: unknownRoutes(routes) }]);
    const told = await equal(scene, record.compared);
    record.compared(told);
    record.add(told.results);
    for (const check of checks(scene, given)) record.add(await check());
    record.end();
  } finally {
    await twins.close();
  }
}

/** @param {Given} given @returns {Promise<import('./equal.mjs').Scene>} */
async function sceneOf(given, twins) {
  const { password } = readJson(path.join(twins.worlds[0].folder, 'demo.json')).signIns[0];
  const all = [...viewers, ...insiders, ...company];
  const people = await signInEverywhere(twins.origin, twins.worlds, all, password);
  // Who signs in last does it later; the database's clock says how much, and a list of devices shows it.
  const signedIn = `update identity.session set created_at = '${twins.openedAt}', last_seen_at = '${twins.openedAt}' where created_at > '${twins.openedAt}'`;
  await Promise.all(twins.worlds.map((world) => world.sql(signedIn)));
  const these = (some) => people.filter(({ name }) => some.some((one) => one.name === name));
  return {
    ...twins,
    surfaces: surfacesOf(twins.places, { ...given, photo: given.short ? null : fs.readFileSync(PHOTO) }),
    whole: surfacesOf(twins.places, { short: false, photo: null }),
    few: surfacesOf(twins.places, { short: true, photo: null }),
    ...{ viewers: these(viewers), insiders: these(insiders), company: these(company) },
  };
}

/** @param {string[]} words `--short`: one address of each route; `--folder`: a stopped site to copy, instead of a new world; `--purchases`, `--seed`, `--addresses` of each route at most */
export async function main(words) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  /** @type {import('./result.mjs').Result[]} */
  let results = [];
  try {
    const { SOUK_MODELS = '' } = process.env;
    Object.assign(process.env, blankEnvironment(), { SOUK_MODELS });
    const given = readArguments(words);
    await step('bundles', () => bundle(), String);
    await step('build', build, String);
    await prove(given, (record) => {
      results = record.results;
    });
  } catch (error) {
    // What was found until here is written and said.
    say(`  FAULT  the proof did not finish: ${explain(error)}`);
    results.push({ name: 'the proof itself', faults: [explain(error)] });
  }
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  say(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
