/**
 * Runs one bundled command (seed, verify-books, migrate …) beside a running Souk, or alone: what it needs of database and
 * sandbox is then started for its duration. Prints nothing itself, so that a command's JSON stays JSON.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { migrate, openDatabase, ownerEnvironment } from './database.mjs';
import { makeDataFolder, readJson } from './files.mjs';
import { install } from './install.mjs';
import { stopPostgres } from './postmaster.mjs';
import { endGroup, isSameProcess } from './processes.mjs';
import { programs, siteEnvironment } from './programs.mjs';
import { ask, waitForSandbox } from './ready.mjs';
import { explain, Refusal } from './say.mjs';
import { secretVariables } from './secrets.mjs';
import { ownAddress, readSettings } from './settings.mjs';

const ownerOf = (folder) => {
  const owner = readJson(path.join(folder, 'owner.json'));
  return isSameProcess(owner) ? owner : undefined;
};

/** The ports of the Souk that runs from this folder count more than the usual ones, less than what the person says. */
function settingsBesideRunning() {
  const { folder } = readSettings(process.env);
  const owner = ownerOf(folder);
  const ports = owner ? { HOST: owner.host, PORT: String(owner.port), SANDBOX_PORT: String(owner.sandboxPort) } : {};
  return readSettings({ ...ports, ...process.env });
}

/** The sandbox, unless it answers already or this site has none. @returns {Promise<() => Promise<void>>} how to end it */
async function borrowSandbox(settings, database, site) {
  const answers = await ask(`${ownAddress(settings.host, settings.sandboxPort)}/health`);
  if (settings.mode === 'live' || answers || !fs.existsSync('dist/sandbox.mjs')) return async () => undefined;
  const { args, environment } = programs(settings, database, site, false).sandbox;
  const child = spawn(process.execPath, args, { env: environment, detached: true, stdio: 'ignore' });
  await waitForSandbox(settings);
  return () => endGroup(child.pid, { graceMs: 2000 });
}

function runToEnd(name, args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', `dist/${name}.mjs`, ...args], {
      env: environment,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function runCommand(name, args) {
  const settings = settingsBesideRunning();
  makeDataFolder(settings.folder);
  await install();
  await bundle();
  if (!fs.existsSync(`dist/${name}.mjs`)) throw new Refusal(`There is no command "${name}".`);
  const site = siteEnvironment(settings, secretVariables(settings, process.env), false);
  const database = await openDatabase(settings.folder, process.env);
  let giveBack = async () => undefined;
  try {
    // A database of our own that nobody serves may be older than this code, or new.
    if (database.postgres?.adopted === false) await migrate(database);
    if (name !== 'migrate') giveBack = await borrowSandbox(settings, database, site);
    return await runToEnd(name, args, { ...site, ...ownerEnvironment(database) });
  } finally {
    await giveBack();
    const { postgres } = database;
    if (postgres && !postgres.adopted && !ownerOf(settings.folder)) await stopPostgres(postgres.folder);
  }
}

/** @param {string[]} words name of the command and its arguments */
export async function main([name, ...args]) {
  try {
    if (fs.existsSync('.env')) process.loadEnvFile('.env');
    process.exitCode = await runCommand(name, args);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
