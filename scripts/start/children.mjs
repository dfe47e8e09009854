/**
 * The long-lived programs. Each leads its own process group, logs to its own file (no pipe to us, so our death is not
 * theirs), is recorded with its start time, and is started again when it dies.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { endGroup, identityOf, leftBehind, pause } from './processes.mjs';
import { say } from './say.mjs';

const LOG_BYTES_MAX = 10_000_000;
/** Deaths in a row, each within a minute of its start, after which a program is not started again at once. */
const TRIES_MAX = 8;
const HEALTHY_MS = 60_000;
const BACK_OFF_MS = { first: 250, last: 15_000 };

/**
 * @typedef {{ name: string, args: string[], environment: NodeJS.ProcessEnv, vital: boolean }} Program vital: without it
 *   nothing works, so its repeated death ends the launcher
 */

/**
 * @param {string} folder SOUK_DATA
 * @param {{ toTerminal: boolean, giveUp: (sentence: string) => void }} options
 */
export function childKeeper(folder, { toTerminal, giveUp }) {
  const record = path.join(folder, 'children.json');
  /** @type {Map<string, { pid: number, startedAt: string }>} */
  const living = new Map();
  let stopping = false;

  const remember = () => writeJson(record, Object.fromEntries(living));

  function spawnOnce({ name, args, environment }) {
    const log = toTerminal ? 'inherit' : openLog(folder, name);
    const child = spawn(process.execPath, args, { env: environment, detached: true, stdio: ['ignore', log, log] });
    if (typeof log === 'number') fs.closeSync(log);
    living.set(name, identityOf(child.pid));
    remember();
    return new Promise((resolve) => {
      child.once('error', () => resolve(undefined));
      child.once('exit', resolve);
    });
  }

  /** @param {Program} program */
  async function keep(program) {
    let failures = 0;
    while (!stopping) {
      const since = performance.now();
      const code = await spawnOnce(program);
      living.delete(program.name);
      if (stopping) return;
      failures = performance.now() - since > HEALTHY_MS ? 1 : failures + 1;
      if (failures > TRIES_MAX && program.vital) return giveUp(wordsFor(program.name, folder));
      const wait = Math.min(BACK_OFF_MS.first * 2 ** (failures - 1), BACK_OFF_MS.last);
      const where = toTerminal ? '' : ` Its log: ${logFile(folder, program.name)}`;
      say(`  ${program.name} ended (${code ?? 'killed'}); starting it again in ${wait / 1000} s.${where}`);
      await pause(wait);
    }
  }

  return {
    /** @param {Program} program */
    start(program) {
      // Errors here are ours, not the program's: the data folder cannot be written.
      keep(program).catch((error) => giveUp(String(error)));
    },
    /** Ends the named programs together; returns when nothing of them is left. */
    async stop(names, graceMs) {
      stopping = true;
      const groups = names.flatMap((name) => living.get(name)?.pid ?? []);
      await Promise.all(groups.map((group) => endGroup(group, { graceMs })));
    },
    forget: () => fs.rmSync(record, { force: true }),
  };
}

const logFile = (folder, name) => path.join(folder, 'logs', `${name}.log`);
const wordsFor = (name, folder) =>
  `The ${name} keeps ending, so Souk stops. The reason is in ${logFile(folder, name)}.`;

function openLog(folder, name) {
  const file = logFile(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

/** Ends what a killed launcher left running. @returns {Promise<string[]>} the names of what was found */
export async function endLeftovers(folder) {
  const recorded = Object.entries(readJson(path.join(folder, 'children.json')) ?? {});
  const found = recorded.filter(([, identity]) => leftBehind(identity, process.cwd()));
  await Promise.all(found.map(([, identity]) => endGroup(identity.pid)));
  return found.map(([name]) => name);
}
