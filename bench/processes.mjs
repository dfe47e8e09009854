/** What processes used: the processor by the kernel's own account, which other load hardly moves, and memory. */
import fs from 'node:fs';

const TICKS_PER_SECOND = 100;

function statOf(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const allPids = () =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** A process and its children. */
const familyOf = (pid) => allPids().filter((one) => one === pid || Number(statOf(one)?.[1]) === pid);

/** Milliseconds of processor a process and its children have used, ended children included. */
export function processorMs(pid) {
  let ticks = 0;
  for (const one of familyOf(pid)) {
    const stat = statOf(one);
    if (!stat) continue;
    ticks += Number(stat[11]) + Number(stat[12]);
    if (one === pid) ticks += Number(stat[13]) + Number(stat[14]);
  }
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** The same of one role's connections to a Postgres: each is a process that names its role. */
export function connectionsMs(postmaster, role) {
  const ofRole = (pid) => {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(`postgres: ${role} `);
    } catch {
      return false;
    }
  };
  const ticks = familyOf(postmaster)
    .filter(ofRole)
    .map(statOf)
    .reduce((sum, stat) => sum + (stat ? Number(stat[11]) + Number(stat[12]) : 0), 0);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** Resident memory of a process and its children in MB. */
export function residentMb(pid) {
  let kilobytes = 0;
  for (const one of familyOf(pid)) {
    const status = fs.readFileSync(`/proc/${one}/status`, 'utf8');
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}
