/**
 * The embedded Postgres: initialise once, start, or adopt the one that outlived a killed launcher. It is started detached
 * and logs to its own file, so the death of the launcher takes nothing from it.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { randomSecret, readJson, writeJson } from './files.mjs';
import { alone } from './mutex.mjs';
import { chooseRunner, findBinaries } from './postgres-binaries.mjs';
import { launchPostmaster, runningPostmaster } from './postmaster.mjs';
import { waitUntil } from './processes.mjs';
import { Refusal } from './say.mjs';

const MAJOR = '18';
const SUPERUSER = 'postgres';

/** Below the ports that systems hand out by themselves, so that a restart finds its port still free. */
const PORTS = { first: 20_000, last: 31_999 };

/**
 * @typedef {{ folder: string, pid: number, port: number, superUrl: string, adopted: boolean, how: string }} Postgres
 */

/** @param {number} port */
export const isPortFree = (port, host = '127.0.0.1') =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

async function choosePort(remembered) {
  if (remembered && (await isPortFree(remembered))) return remembered;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first));
    if (await isPortFree(port)) return port;
  }
  throw new Refusal(
    'No free port was found for the database. Set DATABASE_URL, or end what holds ports 20000 to 31999.',
  );
}

/** Into a temporary folder and renamed: a killed initdb never leaves half a cluster under the real name. */
async function initialise(folder, binaries, runner, password) {
  const data = path.join(folder, 'data');
  const draft = `${data}.tmp`;
  fs.rmSync(draft, { recursive: true, force: true });
  const passwordFile = path.join(folder, 'initdb.password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.options.uid !== undefined) fs.chownSync(passwordFile, runner.options.uid, runner.options.gid);
  const args = [
    '-D',
    draft,
    '-U',
    SUPERUSER,
    '--pwfile',
    passwordFile,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
  ];
  try {
    const { code, output } = await run([...runner.prefix, binaries.initdb, ...args], runner.options);
    if (code !== 0) throw new Refusal(initialiseSentence(output));
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(draft, data);
}

function initialiseSentence(output) {
  if (/No space left/.test(output))
    return 'The disk is full: the database could not be made. Free some space, then start again.';
  return `The database could not be initialised. What initdb said:\n${output.trim()}`;
}

function run([command, ...args], options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, output }));
  });
}

function refuseOtherMajor(folder) {
  const version = fs.readFileSync(path.join(folder, 'data', 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new Refusal(
      `The database in ${folder} was made by Postgres ${version}, this version of Souk brings ${MAJOR}. Move it with pg_dump and DATABASE_URL, or set SOUK_DATA to a new folder.`,
    );
  }
}

/**
 * Makes, starts or adopts the cluster in `folder`. Several processes may call this at once; one starts, the others adopt.
 * @param {string} folder
 * @param {{ settings?: string[] }} [options]
 * @returns {Promise<Postgres>}
 */
export async function ensurePostgres(folder, { settings = [] } = {}) {
  if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 0o700 });
  const binaries = findBinaries();
  const keyFile = path.join(path.dirname(folder), 'postgres.json');
  return alone(`${folder}.starting`, async () => {
    const key = readJson(keyFile) ?? { password: randomSecret() };
    const data = path.join(folder, 'data');
    const alive = runningPostmaster(data);
    if (alive) {
      await waitUntil(() => runningPostmaster(data)?.ready !== false, 120_000, 50);
      return describe(folder, runningPostmaster(data) ?? alive, key.password, true, 'already running');
    }
    const runner = chooseRunner(folder, binaries);
    writeJson(keyFile, key);
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) await initialise(folder, binaries, runner, key.password);
    refuseOtherMajor(folder);
    const port = await choosePort(key.port);
    writeJson(keyFile, { ...key, port });
    const running = await launchPostmaster(folder, binaries, runner, port, settings);
    return describe(folder, running, key.password, false, runner.how);
  });
}

/** @returns {Postgres} */
function describe(folder, { pid, port }, password, adopted, how) {
  return {
    folder,
    pid,
    port,
    superUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    adopted,
    how,
  };
}
