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
import { openCopies, throughDoor } from './copies.mjs';
import { openDoor } from './slow-door.mjs';

const FOLDER = path.resolve('.souk/chaos');

/** What can be killed. The launcher starts the first three again, the stage the last. */
export const victims = ['app', 'worker', 'sandbox', 'postmaster'];

/**
 * @typedef {{ origin: string, ports: number[], sandbox: string, ownerUrl: string, environment: NodeJS.ProcessEnv,
 *   copies: { app: import('./copies.mjs').Copy, worker: import('./copies.mjs').Copy }, provider: import('./slow-door.mjs').Door,
 *   doors: import('./slow-door.mjs').Door[], pids: () => number[], delay: (ms: number) => void,
 *   kill: (victim: string) => Promise<void>, well: (timeoutMs: number) => Promise<boolean>, close: () => Promise<void> }} Stage
 *   `ports`: of the two apps; `doors`: every way to the database; `provider`: the way to the payment provider
 */

/** @returns {Promise<Stage>} */
export async function openStage() {
  const postgresFolder = path.join(FOLDER, 'postgres');
  await stopPostgres(postgresFolder);
  fs.rmSync(FOLDER, { recursive: true, force: true });
  makeDataFolder(FOLDER);
  const { ownerUrl, postgres } = await openDatabase(FOLDER, {});
  const door = await openDoor(postgres.port);
  const provider = await openDoor(0);
  const close = async () => {
    door.close();
    provider.close();
    await stopPostgres(postgresFolder);
  };
  const stripe = `http://127.0.0.1:${provider.port}`;
  const more = {
    ...{ DATABASE_URL: throughDoor(ownerUrl, door.port), STRIPE_API_BASE: stripe, PAYPAL_API_BASE: `${stripe}/paypal` },
  };
  const site = await openSite({
    ...{ folder: FOLDER, more },
    onPorts: ({ sandbox }) => {
      provider.target = sandbox;
    },
  }).catch(async (error) => {
    await close();
    throw error;
  });
  const { environment } = site;
  const { SOUK_ORIGIN: origin, SANDBOX_ORIGIN: sandbox } = environment;
  const appPort = Number(new URL(origin).port);
  const copies = await openCopies({ folder: FOLDER, environment, databasePort: postgres.port, appPort: appPort + 2 });
  if (!(await copies.app.ready())) throw new Error(`the second app does not answer; its log is in ${FOLDER}/logs`);
  const doors = [door, copies.app.door, copies.worker.door];
  return {
    ...{ origin, ports: [appPort, appPort + 2], sandbox, ownerUrl, environment, copies, provider, doors },
    pids: () => Object.values(readJson(path.join(FOLDER, 'children.json')) ?? {}).map(({ pid }) => pid),
    delay(ms) {
      for (const one of doors) one.delayMs = ms;
    },
    kill: (victim) => (victim === 'postmaster' ? killPostmaster(postgresFolder, doors) : killChild(victim)),
    well: (timeoutMs) => waitUntil(async () => (await ask(`${origin}/api/health`))?.body?.status === 'ok', timeoutMs),
    async close() {
      copies.app.stop();
      copies.worker.stop();
      await site.stop();
      await close();
    },
  };
}

/** The whole group at once, so that no half of a program finishes what the other began. */
async function killChild(name) {
  const child = readJson(path.join(FOLDER, 'children.json'))?.[name];
  if (!child) throw new Error(`${name} does not run`);
  process.kill(-child.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(child.pid), 5000);
}

async function killPostmaster(folder, doors) {
  const running = runningPostmaster(path.join(folder, 'data'));
  if (!running) throw new Error('the postmaster does not run');
  process.kill(running.pid, 'SIGKILL');
  await waitUntil(() => !isAlive(running.pid), 5000);
  const { port } = await ensurePostgres(folder);
  for (const door of doors) door.target = port;
}
