/**
 * A second app and a second worker beside the launcher's, each behind a door of its own to the database. They are ours: they
 * may die a hundred times in a row, and come back at once.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openDatabase, ringEnvironment } from '../start/database.mjs';
import { pause, waitUntil } from '../start/processes.mjs';
import { programs, siteEnvironment } from '../start/programs.mjs';
import { ask } from '../start/ready.mjs';
import { secretVariables } from '../start/secrets.mjs';
import { readSettings } from '../start/settings.mjs';
import { openDoor } from './slow-door.mjs';

const RINGS = ['shop', 'money', 'social', 'identity', 'queue'];

/**
 * @typedef {{ name: string, door: import('./slow-door.mjs').Door, kill: () => void, deaths: number, ready: () => Promise<boolean>, stop: () => void }} Copy
 */

/**
 * @param {{ folder: string, environment: NodeJS.ProcessEnv, databasePort: number, appPort: number }} given
 * @returns {Promise<{ app: Copy, worker: Copy }>}
 */
export async function openCopies({ folder, environment, databasePort, appPort }) {
  const settings = readSettings(environment);
  const site = siteEnvironment(settings, secretVariables(settings, environment), false);
  // As the launcher of this site sees it, whose shell has the given environment and not ours.
  const added = Object.fromEntries(Object.entries(site).filter(([name, value]) => value !== process.env[name]));
  const database = await openDatabase(folder, environment);
  const { app, worker } = programs(settings, database, { ...environment, ...added }, false);
  const args = app.args.with(-1, String(appPort));
  const opened = async (program, ready) => {
    const door = await openDoor(databasePort);
    const urls = Object.fromEntries(RINGS.map((ring) => [ring, throughDoor(database.urls[ring], door.port)]));
    const known = RINGS.filter((ring) => program.environment[`DATABASE_URL_${ring.toUpperCase()}`]);
    const own = { ...program.environment, ...ringEnvironment({ ...database, urls }, known) };
    return keepCopy(folder, { ...program, environment: own }, door, ready);
  };
  const answers = async () => (await ask(`http://127.0.0.1:${appPort}/api/health`))?.status === 200;
  return {
    app: await opened({ ...app, args, environment: { ...app.environment, PORT: String(appPort) } }, answers),
    worker: await opened(worker, async () => true),
  };
}

/** The same address through another port. @param {string} url @param {number} port */
export function throughDoor(url, port) {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

function keepCopy(folder, { name, args, environment }, door, ready) {
  const log = fs.openSync(path.join(folder, 'logs', `${name}-2.log`), 'a');
  let child;
  let over = false;
  const copy = {
    ...{ name: `second ${name}`, door, deaths: 0 },
    kill: () => process.kill(-child.pid, 'SIGKILL'),
    ready: () => waitUntil(ready, 30_000),
    stop() {
      over = true;
      door.close();
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    },
  };
  const start = () => {
    child = spawn(process.execPath, args, { env: environment, detached: true, stdio: ['ignore', log, log] });
    child.once('exit', async () => {
      copy.deaths++;
      await pause(50);
      if (!over) start();
    });
  };
  start();
  // Whoever leaves takes them along.
  process.once('exit', () => copy.stop());
  return copy;
}
