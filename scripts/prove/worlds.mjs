/**
 * Two worlds from one: the database of a site that stands is copied twice, with everything else its folder holds, so that every id, key and time is
 * the same. The second then gets what the first never has.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openDatabase, ownerEnvironment } from '../start/database.mjs';
import { makeDataFolder } from '../start/files.mjs';
import { stopPostgres } from '../start/postmaster.mjs';
import { endGroup, waitUntil } from '../start/processes.mjs';
import { programs, siteEnvironment } from '../start/programs.mjs';
import { ask, waitForSandbox } from '../start/ready.mjs';
import { runProgram } from '../start/run.mjs';
import { Refusal } from '../start/say.mjs';
import { secretVariables } from '../start/secrets.mjs';
import { readSettings } from '../start/settings.mjs';
import { asOwner, untilIdle } from './idle.mjs';

/**
 * @typedef {{ name: string, port: number, folder: string, site: NodeJS.ProcessEnv, owner: NodeJS.ProcessEnv,
 *   open: (clock: string) => Promise<void>, live: (words: string[]) => Promise<any>, places: () => Promise<Record<string, string[]>>, sql: (query: string) => Promise<any[]>,
 *   work: <Done>(work: () => Promise<Done>, options: { jobs: boolean }) => Promise<Done>, close: () => Promise<void> }} World
 */

/** A busy machine is no outage: what is slow here would be an answer of another kind there. */
const PATIENT = { DATABASE_CONNECT_SECONDS: '30', DATABASE_ANSWER_SECONDS: '30' };

const NOT_COPIED = ['postgres', 'postgres.starting', 'logs', 'twins', 'children.json', 'owner.json'];

/** The same server and login, another database. */
const inDatabase = (url, database) => url.replace(/\/[^/]*$/, `/${database}`);

async function copyDatabase(superUrl, from, to, roles) {
  const { default: connect } = await import('postgres');
  const admin = connect(superUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin.unsafe(`drop database if exists "${to}" with (force)`);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${from}`;
    await admin.unsafe(`create database "${to}" template "${from}" owner "${from}"`);
    await admin.unsafe(`revoke all on database "${to}" from public`);
    for (const role of roles) await admin.unsafe(`grant connect on database "${to}" to "${role}"`);
  } finally {
    await admin.end({ timeout: 2 });
  }
}

function copyFolder(from, to) {
  fs.rmSync(to, { recursive: true, force: true });
  makeDataFolder(to);
  for (const name of fs.readdirSync(from).filter((one) => !NOT_COPIED.includes(one)))
    fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
}

/**
 * @param {string} folder of the site that both are made from; its site is stopped
 * @param {number} port the first of four: two sites, two sandboxes
 * @returns {Promise<{ worlds: [World, World], origin: string, close: () => Promise<void> }>}
 */
export async function openWorlds(folder, port) {
  const database = await openDatabase(folder, {});
  const from = new URL(database.ownerUrl).pathname.slice(1);
  const roles = Object.values(database.urls).map((url) => new URL(url).username);
  const origin = `http://localhost:${port}`;
  const worlds = [];
  for (const [index, name] of ['one', 'two'].entries()) {
    const own = path.join(folder, 'twins', name);
    copyFolder(folder, own);
    await copyDatabase(database.postgres.superUrl, from, `twin_${name}`, roles);
    const urls = Object.fromEntries(
      Object.entries(database.urls).map(([ring, url]) => [ring, inDatabase(url, `twin_${name}`)]),
    );
    const ownerUrl = inDatabase(database.ownerUrl, `twin_${name}`);
    const asked = {
      ...{ SOUK_MODE: 'sandbox', SOUK_DATA: own, SOUK_ORIGIN: origin, SANDBOX_ORIGIN: `http://localhost:${port + 2}` },
      ...{ PORT: String(port + index), SANDBOX_PORT: String(port + 2 + index) },
    };
    worlds.push(worldOf(name, readSettings(asked), { ...database, ownerUrl, urls }));
  }
  const close = async () => {
    await Promise.all(worlds.map((world) => world.close()));
    await stopPostgres(path.join(folder, 'postgres'));
  };
  return { worlds, origin, close };
}

/** @returns {World} */
function worldOf(name, settings, database) {
  const site = siteEnvironment(settings, secretVariables(settings, {}), false);
  const { app, worker, sandbox } = programs(settings, database, site, false);
  const running = new Map();
  const start = (program, args = program.args, more = {}) => {
    fs.mkdirSync(path.join(settings.folder, 'logs'), { recursive: true });
    const log = fs.openSync(path.join(settings.folder, 'logs', `${program.name}.log`), 'a');
    const environment = { ...program.environment, ...more };
    const child = spawn(process.execPath, args, { env: environment, detached: true, stdio: ['ignore', log, log] });
    fs.closeSync(log);
    running.set(program.name, child.pid);
  };
  const stop = async (program) => {
    const pid = running.get(program);
    running.delete(program);
    if (pid) await endGroup(pid);
  };
  // Whoever leaves takes them along.
  process.once('exit', () => {
    for (const pid of running.values()) process.kill(-pid, 'SIGKILL');
  });
  const owner = { ...site, ...ownerEnvironment(database) };
  return {
    ...{ name, port: settings.port, folder: settings.folder, site, owner },
    async live(words) {
      return JSON.parse(await runProgram('twin-life', words, owner));
    },
    /** What there is in it, by the names its addresses use. */
    places: async () => JSON.parse(await runProgram('twin-places', [], owner)),
    /** The database as its owner, past every wall. */
    sql: (query) => asOwner(database, (sql) => sql.unsafe(query)),
    /** Its sandbox, and with `jobs` the worker with everything it has to do, while something is done in it. */
    async work(work, { jobs }) {
      start(sandbox);
      await waitForSandbox(settings);
      if (jobs) start(worker);
      const done = await work();
      if (jobs) await untilIdle(database);
      await stop('worker');
      return done;
    },
    async open(clock) {
      start(app, ['--import', './scripts/prove/still.mjs', ...app.args], { ...PATIENT, SOUK_PROOF_CLOCK: clock });
      const url = `http://127.0.0.1:${settings.port}/api/health`;
      if (!(await waitUntil(async () => (await ask(url)) !== undefined, 60_000, 200)))
        throw new Refusal(`The site of world ${name} does not answer; its log is in ${settings.folder}/logs.`);
    },
    async close() {
      for (const program of ['app', 'worker', 'sandbox']) await stop(program);
    },
  };
}
