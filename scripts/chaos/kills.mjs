/** `kill -9` under load, at random and at named points, with an audit every so often; a run can be gone on with. */
import path from 'node:path';
import { readJson, writeJson } from '../start/files.mjs';
import { pause, waitUntil } from '../start/processes.mjs';
import { say } from '../start/say.mjs';
import { auditScene, finalAudit } from './audit.mjs';
import { planOf, randomOf } from './random.mjs';
import { newState } from './scene.mjs';
import { newMemory, startShopping } from './shopping.mjs';

const STATE = path.resolve('.souk/chaos-kills.json');
const CONNECTIONS = 20;
const DELAY_MS = 50;
const BACK_MS = 30_000;
const AUDIT_EVERY = 25;
/** The launcher gives up on an app that dies again and again within a minute; ours may, the launcher's is left in peace. */
const APART_MS = 65_000;

/** Where a program dies: at a statement before it reaches the database, or after, when its answer is on the way. */
const points = {
  'before the order': { text: 'money.place(', when: 'before', copy: 'app' },
  'order, untold': { text: 'money.place(', when: 'after', copy: 'app' },
  'held, not written': { text: 'money.authorized(', when: 'before', copy: 'app' },
  'written, untold': { text: 'money.authorized(', when: 'after', copy: 'app' },
  'taken, not written': { text: 'money.captured(', when: 'before', copy: 'worker' },
  'taken, untold': { text: 'money.captured(', when: 'after', copy: 'worker' },
  'postmaster, COMMIT': { text: 'money.authorized(', when: 'after', copy: 'app', postmaster: true },
};

const between = ['held, not written', 'written, untold', 'taken, not written', 'taken, untold'];
const anytime = ['second app', 'second app', 'second app', 'second worker', 'second worker'];
/** One block of twenty. */
const victims = [...Object.keys(points), ...between, ...anytime, 'postmaster', 'sandbox', 'app', 'worker'];

const morePurchases = (told, count, from = told.placed.size) =>
  waitUntil(() => told.placed.size >= from + count, BACK_MS);

async function strikePoint(stage, { text, when, copy: name, postmaster }) {
  const copy = stage.copies[name];
  let struck;
  copy.door.trap = {
    ...{ text, when },
    spring() {
      struck = postmaster ? stage.kill('postmaster') : Promise.resolve(copy.kill());
    },
  };
  const came = await waitUntil(() => struck !== undefined, BACK_MS, 5);
  copy.door.trap = undefined;
  await struck;
  return came;
}

let launcherLast = 0;

async function strikeAnytime(stage, victim, afterMs) {
  await pause(afterMs);
  const ours = { 'second app': stage.copies.app, 'second worker': stage.copies.worker }[victim];
  if (ours) return ours.kill();
  if (victim !== 'postmaster') {
    if (performance.now() - launcherLast < APART_MS) return stage.copies.app.kill();
    launcherLast = performance.now();
  }
  await stage.kill(victim);
}

/** One death and what comes after: everything answers again, and people buy. */
async function strike(stage, { victim, afterMs }, told) {
  const before = { placed: told.placed.size, cut: told.cut };
  const began = performance.now();
  const faults = [];
  const point = points[victim];
  if (!point) await strikeAnytime(stage, victim, afterMs);
  else if (!(await strikePoint(stage, point))) faults.push(`nobody came to the point "${victim}" for 30 s`);
  const struckAt = performance.now();
  const back = (await stage.copies.app.ready()) && (await stage.well(BACK_MS));
  if (!back) faults.push(`${victim} was killed, and the site is not well after 30 s`);
  if (!(await morePurchases(told, 3))) faults.push(`${victim} was killed, and nobody could buy for 30 s`);
  const [waited, healed] = [struckAt - began, performance.now() - struckAt].map((ms) => Math.round(ms));
  const counts = { placed: told.placed.size - before.placed, cut: told.cut - before.cut };
  say(`  ${victim.padEnd(18)} ${JSON.stringify({ waitedMs: waited, healedMs: healed, ...counts })}`);
  return faults;
}

/** As far as a run of this seed came, with everything before it audited. */
function readProgress(seed) {
  const kept = readJson(STATE);
  return kept?.seed === seed ? kept : { seed, done: 0, orders: 0, acknowledged: 0, faults: 0 };
}

/**
 * @param {{ seed: number, kills: number, seconds: number, short: boolean }} given `seconds` ends a run early; the next one with
 *   this seed goes on where it was audited last
 * @returns {Promise<string[][]>}
 */
export async function kills(stage, scene, { seed, kills: wanted, seconds, short }) {
  stage.delay(DELAY_MS);
  const progress = short ? { seed, done: 0, orders: 0, acknowledged: 0, faults: 0 } : readProgress(seed);
  const plan = planOf(randomOf(seed), wanted, victims);
  const until = performance.now() + seconds * 1000;
  const state = await newState(scene.sql, newMemory());
  const random = randomOf(seed + progress.done);
  const shop = () => startShopping(scene.shoppers.slice(0, CONNECTIONS), scene.plenty, random, state.told);
  const results = [];
  // Said at once: a run that is stopped has told what it saw.
  const note = (faults) => {
    for (const fault of faults) say(`  fault            ${fault}`);
    results.push(faults);
  };
  const from = { done: progress.done, orders: progress.orders, acknowledged: progress.acknowledged };
  const keep = (done) => {
    const { told } = state;
    const faults = results.flat().length;
    const counts = { orders: from.orders + told.placed.size, acknowledged: from.acknowledged + told.authorized.size };
    if (!short) writeJson(STATE, { seed, done, ...counts, faults: progress.faults + faults });
    return counts;
  };
  let done = progress.done;
  let stop = shop();
  try {
    for (; done < plan.length && performance.now() < until; done++) {
      note(await strike(stage, plan[done], state.told));
      if (short || (done + 1 - from.done) % AUDIT_EVERY !== 0) continue;
      await stop();
      note(await auditScene(stage, scene, state));
      keep(done + 1);
      stop = shop();
    }
  } finally {
    await stop();
  }
  results.push(await finalAudit(stage, scene, state));
  const counts = keep(done);
  say(`  kills            ${JSON.stringify({ seed, done, of: wanted, thisRun: done - from.done, ...counts })}`);
  return results;
}
