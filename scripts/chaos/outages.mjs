/** The payment provider goes away and comes back; so does the database. */
import { load } from '../../bench/load.mjs';
import { pause, waitUntil } from '../start/processes.mjs';
import { ask } from '../start/ready.mjs';
import { say } from '../start/say.mjs';
import { finalAudit, settled, undecided } from './audit.mjs';
import { newState } from './scene.mjs';
import { newMemory, startShopping } from './shopping.mjs';

const TAPPING = 4;
const BROWSING = 2;
const FINAL_MS = 30_000;
const HEAL_MS = 5_000;
/** Nobody waits longer for a word while the database is away. */
const TOLD_MS = 5_000;
/** What a page may take longer at its 95th percentile while the provider is away. */
const SLOWER = 1.2;
/** Below this a difference is the machine's. */
const NOISE_MS = 15;

const browse = (stage, scene, seconds) => {
  const paths = ['/', scene.plenty[0].path, scene.plenty[0].path.replace(/\/[^/]+$/, '')];
  let turn = 0;
  const { host } = new URL(stage.origin);
  const next = () => ({ path: paths[turn++ % paths.length], headers: { host } });
  return load({ origin: `http://127.0.0.1:${stage.ports[0]}`, connections: BROWSING, seconds, next });
};

/** @param {{ seconds: number, random: () => number }} given how long it is away @returns {Promise<string[][]>} */
export async function providerAway(stage, scene, { seconds, random }) {
  stage.delay(0);
  const state = await newState(scene.sql, newMemory());
  const stop = startShopping(scene.shoppers.slice(0, TAPPING), scene.plenty, random, state.told);
  // What runs for the first time is slow: that says nothing of a provider.
  await browse(stage, scene, Math.min(seconds, 20));
  const before = await browse(stage, scene, Math.min(seconds, 20));
  const taps = state.told.taps;
  // Half of the time nobody answers, half of the time the door is shut.
  stage.provider.hush(true);
  const silent = await browse(stage, scene, seconds / 2);
  stage.provider.hush(false);
  stage.provider.refuse(true);
  const shut = await browse(stage, scene, seconds / 2);
  stage.provider.refuse(false);
  await stop();
  const final = await settled(scene.sql, state.since, undecided, FINAL_MS);
  const worst = Math.max(silent.p95, shut.p95);
  const pages = { before: before.p95, silent: silent.p95, shut: shut.p95 };
  const tapped = { taps: state.told.taps - taps, refused: Object.fromEntries(state.told.refused) };
  say(`  provider away    ${JSON.stringify({ seconds, p95: pages, ...tapped, finalAfterSeconds: final ?? 'never' })}`);
  const faults = [];
  if (worst > Math.max(before.p95 * SLOWER, before.p95 + NOISE_MS))
    faults.push(`pages took ${worst} ms at p95 while the provider was away, and ${before.p95} ms before`);
  const failed = before.failed + silent.failed + shut.failed;
  if (failed > 0) faults.push(`${failed} pages failed while the provider was away`);
  if (final === undefined) faults.push('30 s after the provider was back some taps are still undecided');
  return [faults, await finalAudit(stage, scene, state)];
}

/** How long until pages are served and somebody buys again; undefined when they are not in time. */
async function healed(stage, told) {
  const from = performance.now();
  const page = await waitUntil(
    async () => (await ask(`${stage.origin}/api/health`, 1000))?.status === 200,
    HEAL_MS,
    50,
  );
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  const placed = told.placed.size;
  const bought = await waitUntil(() => told.placed.size > placed, FINAL_MS, 50);
  return { page: page ? seconds : undefined, bought };
}

/** Asks pages while the database is away: how many were answered and how long the slowest took. */
async function askMeanwhile(stage, path, seconds) {
  const until = performance.now() + seconds * 1000;
  const statuses = {};
  let slowestMs = 0;
  while (performance.now() < until) {
    const from = performance.now();
    const answer = await fetch(stage.origin + path, { signal: AbortSignal.timeout(3 * TOLD_MS) }).catch(
      () => undefined,
    );
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - from));
    const status = answer?.status ?? 'none';
    statuses[status] = (statuses[status] ?? 0) + 1;
    await pause(200);
  }
  return { statuses, slowestMs };
}

/** @param {{ seconds: number, random: () => number }} given how long each kind lasts @returns {Promise<string[][]>} */
export async function databaseAway(stage, scene, { seconds, random }) {
  stage.delay(0);
  const state = await newState(scene.sql, newMemory());
  const pids = stage.pids();
  const deaths = () => stage.copies.app.deaths + stage.copies.worker.deaths;
  const before = deaths();
  const stop = startShopping(scene.shoppers.slice(0, TAPPING), scene.plenty, random, state.told);
  const all = (act) => {
    for (const door of stage.doors) act(door);
  };
  const kinds = {
    cut: [(door) => door.cut(), () => undefined, 0],
    shut: [(door) => door.refuse(true), (door) => door.refuse(false), seconds],
    partition: [(door) => door.hush(true), (door) => door.hush(false), seconds],
  };
  const results = [];
  try {
    for (const [kind, [begin, end, lasts]] of Object.entries(kinds)) {
      await waitUntil(() => state.told.placed.size > 0, FINAL_MS);
      all(begin);
      const meanwhile = lasts > 0 ? await askMeanwhile(stage, scene.plenty[0].path, lasts) : {};
      all(end);
      const { page, bought } = await healed(stage, state.told);
      say(
        `  database ${kind.padEnd(9)} ${JSON.stringify({ seconds: lasts, ...meanwhile, healedInSeconds: page ?? 'never', bought })}`,
      );
      const faults = [];
      const { statuses = {}, slowestMs = 0 } = meanwhile;
      if (slowestMs > TOLD_MS) faults.push(`${slowestMs} ms passed until a page was answered (${kind})`);
      const other = Object.keys(statuses).filter((status) => status !== '200' && status !== '503');
      if (other.length > 0) faults.push(`pages answered ${other.join(', ')} while the database was away (${kind})`);
      if (page === undefined) faults.push(`5 s after the database was back (${kind}) no page is served`);
      if (!bought) faults.push(`30 s after the database was back (${kind}) nobody could buy`);
      results.push(faults);
    }
  } finally {
    await stop();
  }
  const gone = pids.filter((pid) => !stage.pids().includes(pid)).length;
  if (gone + deaths() - before > 0)
    results.push([`${gone + deaths() - before} programs ended while the database was away`]);
  return [...results, await finalAudit(stage, scene, state)];
}
