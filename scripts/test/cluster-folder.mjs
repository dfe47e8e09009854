/** Where the database cluster of the unit tests lies: in memory where there is room, else in the project. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
/** What a run needs at most: a few copies of the template at once, each some twenty megabytes, and the log of changes. */
const ROOM = 3 * 1024 ** 3;

const ON_DISK = path.resolve('.souk/test');

/**
 * Every test file has a database of its own, of fourteen hundred files. On a disk making and removing them takes four times
 * the processor time and, where each removed file is told to the disk, minutes of waiting at the end of a run.
 * @returns {string} the same folder for every process of this project, as long as it stands
 */
export function clusterFolder() {
  if (process.env.SOUK_TEST_DATA) return path.resolve(process.env.SOUK_TEST_DATA);
  const uid = process.getuid?.();
  if (process.platform !== 'linux' || uid === undefined) return ON_DISK;
  const project = crypto.createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12);
  const folder = path.join(MEMORY, `souk-test-${uid}-${project}`);
  if (isOwn(folder, uid)) return folder;
  return hasRoom() && made(folder, uid) ? folder : ON_DISK;
}

/** Whether what lies there is gone with the machine's memory, and may be removed as soon as it is not needed. */
export const isInMemory = (folder) => folder.startsWith(`${MEMORY}/`);

function hasRoom() {
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    return bavail * bsize > ROOM && availableMemory() > ROOM;
  } catch {
    return false;
  }
}

/** With what the system would give back of its caches; `freemem` counts none of it everywhere. */
function availableMemory() {
  const line = /^MemAvailable: +(\d+) kB$/m.exec(fs.readFileSync('/proc/meminfo', 'utf8'));
  return line ? Number(line[1]) * 1024 : os.freemem();
}

/** Anybody may make a folder there: one of another user's is not ours to use. */
function isOwn(folder, uid) {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === uid;
}

function made(folder, uid) {
  try {
    // `mkdir` makes no folder where something lies; two runs that begin at once find each other's.
    fs.mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if (error.code !== 'EEXIST') return false;
  }
  return isOwn(folder, uid);
}
