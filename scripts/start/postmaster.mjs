/** One postmaster: finding the one that serves a folder, starting it, stopping it. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { commandLineOf, isAlive, pause, waitUntil } from './processes.mjs';
import { Refusal } from './say.mjs';

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

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=128MB',
  'log_checkpoints=off',
  // Old segments of the log of changes are removed, not kept for later with what is in them (`db/compact.ts`).
  'wal_recycle=off',
  // A refused statement quotes what somebody typed; our own programs log what went wrong, without it.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
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

/** After `kill -9` of the postmaster its backends need a moment to notice; until then Postgres refuses to start. */
export async function launchPostmaster(...what) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(...what);
    } catch (error) {
      if (!error.mayRetry || attempt === 20) throw error;
      await pause(500);
    }
  }
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
