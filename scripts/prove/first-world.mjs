/** The world that both are copied from: an empty database with the demonstration in it, always of the same seed. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { migrate, openDatabase, ownerEnvironment } from '../start/database.mjs';
import { makeDataFolder } from '../start/files.mjs';
import { stopPostgres } from '../start/postmaster.mjs';
import { endGroup } from '../start/processes.mjs';
import { programs, siteEnvironment } from '../start/programs.mjs';
import { waitForSandbox } from '../start/ready.mjs';
import { runProgram } from '../start/run.mjs';
import { secretVariables } from '../start/secrets.mjs';
import { readSettings } from '../start/settings.mjs';
import { untilIdle } from './idle.mjs';

/**
 * @param {string} folder is emptied first
 * @param {{ port: number, seed: number, clock: string, jobs: boolean }} given `jobs`: with everything the worker makes of it, such as what pictures show,
 *   so that two copies do not differ by how far each came
 */
export async function makeFirstWorld(folder, { port, seed, clock, jobs }) {
  await stopPostgres(path.join(folder, 'postgres'));
  fs.rmSync(folder, { recursive: true, force: true });
  makeDataFolder(folder);
  const settings = readSettings({
    SOUK_MODE: 'sandbox',
    SOUK_DATA: folder,
    PORT: String(port),
    SANDBOX_PORT: String(port + 2),
  });
  const site = siteEnvironment(settings, secretVariables(settings, {}), false);
  const database = await openDatabase(folder, {});
  await migrate(database);
  const { sandbox, worker } = programs(settings, database, site, false);
  const running = [];
  const begin = ({ args, environment }) =>
    running.push(spawn(process.execPath, args, { env: environment, detached: true, stdio: 'ignore' }).pid);
  begin(sandbox);
  try {
    await waitForSandbox(settings);
    const words = ['--seed', String(seed), '--clock', clock];
    await runProgram('seed', words, { ...site, ...ownerEnvironment(database) });
    if (!jobs) return;
    begin(worker);
    await untilIdle(database);
  } finally {
    await Promise.all(running.map((pid) => endGroup(pid)));
  }
}
