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
import { commandLineOf, isAlive, waitUntil } from './processes.mjs';
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

/**
 * The postmaster that serves this data folder, if one lives. The pid file may be stale and its pid reused, so the command
 * line must name our folder too.
 */
export function runningPostmaster(data) {
  let lines;
  try {
    lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid) || !commandLineOf(pid).includes(data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
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

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=128MB',
  'log_checkpoints=off',
];

async function launch(folder, binaries, runner, port, settings) {
  const data = path.join(folder, 'data');
  const logFile = path.join(folder, 'postgres.log');
  const log = fs.openSync(logFile, 'a', 0o600);
  const from = fs.fstatSync(log).size;
  const options = [...SETTINGS, ...settings].flatMap((setting) => ['-c', setting]);
  const [command, ...args] = [...runner.prefix, binaries.postgres, '-D', data, '-p', String(port), ...options];
  const child = spawn(command, args, { ...runner.options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.unref();
  // Recovery after a crash may take a while; a postmaster that is alive is given the time.
  await waitUntil(() => ended || runningPostmaster(data)?.ready === true, 120_000, 20);
  const running = runningPostmaster(data);
  if (!ended && running?.ready) return running;
  const said = fs.readFileSync(logFile, 'utf8').slice(from).trim();
  if (/No space left/.test(said))
    throw new Refusal(`The disk is full: the database in ${folder} cannot start. Free some space, then start again.`);
  throw Object.assign(
    new Refusal(`The database did not start. What Postgres said (${logFile}):\n${said.slice(-2000)}`),
    {
      mayRetry: /shared memory block|still in use|lock file/.test(said),
    },
  );
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
    const running = await launchPatiently(() => launch(folder, binaries, runner, port, settings));
    return describe(folder, running, key.password, false, runner.how);
  });
}

/** After `kill -9` of the postmaster its backends need a moment to notice; until then Postgres refuses to start. */
async function launchPatiently(start) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (!error.mayRetry || attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
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

/** Fast stop: open transactions roll back, everything acknowledged is on disk. Insists after `graceMs`. */
export async function stopPostgres(folder, graceMs = 4000) {
  const data = path.join(folder, 'data');
  const running = runningPostmaster(data);
  if (!running) return;
  const { pid } = running;
  for (const [signal, wait] of [
    ['SIGINT', graceMs],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ]) {
    process.kill(pid, signal);
    if (await waitUntil(() => !isAlive(pid), wait, 20)) return;
  }
}
