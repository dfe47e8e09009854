/** A whole site of its own whose database stands behind a slow door, and the ways to kill its parts. */
import fs from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../start/database.mjs';
import { makeDataFolder, readJson } from '../start/files.mjs';
import { ensurePostgres } from '../start/postgres.mjs';
import { runningPostmaster, stopPostgres } from '../start/postmaster.mjs';
import { isAlive, waitUntil } from '../start/processes.mjs';
import { ask } from '../start/ready.mjs';
import { openSite } from '../test/site.mjs';
import { openDoor } from './slow-door.mjs';

const FOLDER = path.resolve('.souk/chaos');

/** What can be killed. The launcher starts the first three again, the stage the last. */
export const victims = ['app', 'worker', 'sandbox', 'postmaster'];

/**
 * @typedef {{ origin: string, sandbox: string, ownerUrl: string, environment: NodeJS.ProcessEnv, delay: (ms: number) => void,
 *   kill: (victim: string) => Promise<void>, well: (timeoutMs: number) => Promise<boolean>, close: () => Promise<void> }} Stage
 */

/** @returns {Promise<Stage>} */
export async function openStage() {
  const postgresFolder = path.join(FOLDER, 'postgres');
  await stopPostgres(postgresFolder);
  fs.rmSync(FOLDER, { recursive: true, force: true });
  makeDataFolder(FOLDER);
  const { ownerUrl, postgres } = await openDatabase(FOLDER, {});
  const door = await openDoor(postgres.port);
  const close = async () => {
    door.close();
    await stopPostgres(postgresFolder);
  };
  const site = await openSite({ folder: FOLDER, more: { DATABASE_URL: throughDoor(ownerUrl, door.port) } }).catch(
    async (error) => {
      await close();
      throw error;
    },
  );
  const { SOUK_ORIGIN: origin, SANDBOX_ORIGIN: sandbox } = site.environment;
  return {
    ...{ origin, sandbox, ownerUrl, environment: site.environment },
    delay(ms) {
      door.delayMs = ms;
    },
    kill: (victim) => (victim === 'postmaster' ? killPostmaster(postgresFolder, door) : killChild(victim)),
    well: (timeoutMs) => waitUntil(async () => (await ask(`${origin}/api/health`))?.body?.status === 'ok', timeoutMs),
    async close() {
      await site.stop();
      await close();
    },
  };
}

function throughDoor(ownerUrl, port) {
  const url = new URL(ownerUrl);
  url.port = String(port);
  return url.href;
}

/** The whole group at once, so that no half of a program finishes what the other began. */
async function killChild(name) {
  const child = readJson(path.join(FOLDER, 'children.json'))?.[name];
  if (!child) throw new Error(`${name} does not run`);
  process.kill(-child.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(child.pid), 5000);
}

async function killPostmaster(folder, door) {
  const running = runningPostmaster(path.join(folder, 'data'));
  if (!running) throw new Error('the postmaster does not run');
  process.kill(running.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(running.pid), 5000);
  door.target = (await ensurePostgres(folder)).port;
}
