/** Two locks on the data folder: the owner's, held for a run, and a short one around starting the database. */
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './files.mjs';
import { identityOf, isSameProcess, pause } from './processes.mjs';
import { Refusal } from './say.mjs';

/** Creates the file with this process's identity if nobody living holds it; else answers who does. */
function tryTake(file, details = {}) {
  const own = { ...identityOf(process.pid), ...details };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    // link() creates a whole file or nothing, so nobody ever reads a lock that is half written.
    fs.linkSync(draft, file);
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return readJson(file);
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Puts a dead holder's lock aside, checking after the rename that it was indeed the dead one that was moved. */
function putAside(file, holder) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = readJson(aside);
  if (moved && moved.pid !== holder?.pid && isSameProcess(moved)) fs.renameSync(aside, file);
  else fs.rmSync(aside, { force: true });
}

/**
 * Takes the owner lock or refuses, naming who has it.
 * @param {string} folder
 * @param {{ address: string }} details
 */
export function takeOwnership(folder, details) {
  const file = path.join(folder, 'owner.json');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const holder = tryTake(file, details);
    if (!holder) return { release: () => fs.rmSync(file, { force: true }) };
    if (isSameProcess(holder)) {
      throw new Refusal(
        `Souk already runs from ${folder}: open ${holder.address} (process ${holder.pid}). Stop that one first, or start another with its own SOUK_DATA and PORT.`,
      );
    }
    putAside(file, holder);
  }
  throw new Refusal(`Two starts are fighting over ${file}. Wait a moment and start again.`);
}

/**
 * Runs `work` while no other process is in the same section.
 * @template Value
 * @param {string} file
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function alone(file, work, patienceMs = 60_000) {
  const end = performance.now() + patienceMs;
  for (let holder = tryTake(file); holder; holder = tryTake(file)) {
    if (!isSameProcess(holder)) putAside(file, holder);
    else if (performance.now() > end)
      throw new Refusal(
        `Process ${holder.pid} has held ${file} for ${patienceMs / 60_000} min. End it and start again.`,
      );
    else await pause(100);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
