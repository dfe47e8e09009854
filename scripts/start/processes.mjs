/**
 * Who a process is. A pid alone is no identity: it is given away again after a reboot or a long day. Everything the launcher
 * records is therefore pid plus start time, and nothing is ever ended that does not match both.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** @typedef {{ pid: number, startedAt: string }} Identity */

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return stateOf(pid) !== 'Z';
}

/** Fields of /proc/<pid>/stat after the command name, which may itself hold spaces and brackets. */
function statOf(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** A zombie has ended; only its parent has not asked yet. */
const stateOf = (pid) => statOf(pid)?.[0];

/** The time the process began, in whatever words the system has for it; '' when there is no such process. */
export function startTimeOf(pid) {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? '';
  if (process.platform === 'win32') return isAlive(pid) ? 'unknown' : '';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** @returns {Identity} */
export const identityOf = (pid) => ({ pid, startedAt: startTimeOf(pid) });

/** @param {Identity | undefined} identity */
export const isSameProcess = (identity) =>
  identity !== undefined && isAlive(identity.pid) && startTimeOf(identity.pid) === identity.startedAt;

/** The command line, arguments separated by spaces; '' when it cannot be read. */
export function commandLineOf(pid) {
  try {
    if (process.platform === 'linux')
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  } catch {
    return '';
  }
}

/** Living members of a process group, by /proc; elsewhere only the leader is known. */
function membersOf(group) {
  if (process.platform !== 'linux') return isAlive(group) ? [group] : [];
  const pids = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => {
    const stat = statOf(pid);
    return stat !== undefined && stat[0] !== 'Z' && Number(stat[2]) === group;
  });
}

/** Sends a signal to a group that the launcher made (each child leads its own). */
export function signalGroup(group, signal) {
  try {
    process.kill(process.platform === 'win32' ? group : -group, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Polls until `done()` is true; false when the time is over. */
export async function waitUntil(done, timeoutMs, everyMs = 50) {
  const end = performance.now() + timeoutMs;
  while (!(await done())) {
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
  return true;
}

/**
 * Ends a group: asks, waits, then insists. Returns once nothing of it is left.
 * @param {number} group
 * @param {{ graceMs?: number }} [options]
 */
export async function endGroup(group, { graceMs = 4000 } = {}) {
  if (membersOf(group).length === 0) return;
  signalGroup(group, 'SIGTERM');
  if (await waitUntil(() => membersOf(group).length === 0, graceMs)) return;
  signalGroup(group, 'SIGKILL');
  await waitUntil(() => membersOf(group).length === 0, 2000);
}

/**
 * True when a recorded child, or what it left behind in its group, still runs. The kernel gives no pid away while a group
 * of that number has members, and the folder must be ours too.
 * @param {Identity} identity
 * @param {string} folder
 */
export function leftBehind(identity, folder) {
  if (isSameProcess(identity)) return true;
  if (isAlive(identity.pid) || process.platform !== 'linux') return false;
  return membersOf(identity.pid).some((pid) => {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}
