/** The order of things: one step after another, until everything answers; then waiting for the end. */
import fs from 'node:fs';
import { build } from './build.mjs';
import { bundle } from './bundle.mjs';
import { childKeeper, endLeftovers } from './children.mjs';
import { compactDaily } from './daily.mjs';
import { migrate, openDatabase, ownerEnvironment } from './database.mjs';
import { makeDataFolder } from './files.mjs';
import { install } from './install.mjs';
import { makeModelsReady } from './models.mjs';
import { takeOwnership } from './mutex.mjs';
import { refuseBusyPorts } from './ports.mjs';
import { keepPostgres } from './postgres-keeper.mjs';
import { stopPostgres } from './postmaster.mjs';
import { programs, siteEnvironment } from './programs.mjs';
import { waitForHealth, waitForSandbox, welcome } from './ready.mjs';
import { endRunning } from './run.mjs';
import { explain, say, step } from './say.mjs';
import { secretVariables } from './secrets.mjs';
import { clearHalfWorld, refuseDemoInLive, seedOnce } from './seed.mjs';
import { keysAlone, readSettings } from './settings.mjs';

/** What must be undone at the end, filled as the start proceeds. */
const undo = { children: undefined, keeper: undefined, postgres: undefined, release: () => undefined };
let ending = false;

/** Drains in the order in which the programs need each other. All of it fits in ten seconds. */
async function end(code, sentence) {
  if (ending) return;
  ending = true;
  if (code === 0) say(`\n${sentence}`);
  else console.error(sentence);
  endRunning();
  await undo.children?.stop(['app', 'worker'], 4500);
  await undo.children?.stop(['sandbox'], 1500);
  undo.keeper?.stop();
  if (undo.postgres) await stopPostgres(undo.postgres.folder, 2000);
  undo.children?.forget();
  undo.release();
  process.exit(code);
}

const giveUp = (sentence) => end(1, sentence);

/**
 * npm runs us below a shell and passes a signal to that shell only, which dies of it without a word to us. A parent that
 * is gone is therefore our signal.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(0, 'Stopping, for npm is gone …'), 300).unref();
}

async function openedDatabase(settings) {
  const database = await step(
    'database',
    () => openDatabase(settings.folder, process.env),
    ({ postgres }) => {
      if (!postgres) return 'from DATABASE_URL';
      return postgres.adopted ? 'adopted the one still running' : postgres.how;
    },
  );
  undo.postgres = database.postgres;
  if (database.postgres) undo.keeper = keepPostgres(database.postgres, giveUp);
  await step('migrations', () => migrate(database));
  return database;
}

async function startAll(settings, development) {
  const children = childKeeper(settings.folder, {
    toTerminal: development || process.env.SOUK_LOG === 'terminal',
    giveUp,
  });
  await step('packages', install, String);
  await step('bundles', () => bundle({ tolerant: development }), String);
  if (!development) await step('build', build, String);
  const secrets = secretVariables(settings, process.env);
  const database = await openedDatabase(settings);
  const site = siteEnvironment(settings, secrets, development);
  const alone = keysAlone(settings, process.env);
  if (alone) say(`  ${alone}`);
  const { app, worker, sandbox } = programs(settings, database, site, development);
  undo.children = children;
  const asOwner = { ...site, ...ownerEnvironment(database) };
  if (settings.mode === 'live') await refuseDemoInLive(database);
  else if (fs.existsSync('dist/sandbox.mjs')) {
    await clearHalfWorld(settings.folder, asOwner);
    children.start(sandbox);
    await step(
      'sandbox',
      () => waitForSandbox(settings),
      () => settings.sandboxOrigin,
    );
    await seedOnce(settings.folder, database, asOwner, development);
  }
  children.start(worker);
  compactDaily(settings.folder, asOwner);
  if (!fs.existsSync('app/layout.tsx')) return say('  there is no app yet');
  children.start(app);
  await step(
    'app',
    () => waitForHealth(settings, development ? 180_000 : 60_000),
    (missing) => missing && `but ${missing}`,
  );
  void makeModelsReady(app.environment);
}

/** Dev servers and tests of others: the database alone, left running, its addresses printed. */
async function databaseOnly() {
  const { folder } = readSettings(process.env);
  makeDataFolder(folder);
  await step('bundles', () => bundle({ tolerant: true }), String);
  const database = await step(
    'database',
    () => openDatabase(folder, process.env),
    ({ postgres }) => postgres?.how ?? '',
  );
  await step('migrations', () => migrate(database));
  for (const [name, value] of Object.entries(ownerEnvironment(database))) say(`export ${name}='${value}'`);
}

async function runSouk(development) {
  const settings = readSettings(process.env);
  makeDataFolder(settings.folder);
  const { host, port, sandboxPort, mode } = settings;
  const lock = takeOwnership(settings.folder, { address: settings.soukOrigin, host, port, sandboxPort, mode });
  undo.release = lock.release;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0, `Stopping on ${signal} …`));
  endWithNpm();
  const leftovers = await endLeftovers(settings.folder);
  if (leftovers.length > 0) say(`  ended what an earlier start left running: ${leftovers.join(', ')}`);
  await refuseBusyPorts(settings);
  await startAll(settings, development);
  if (!ending) await welcome(settings);
}

/** A closed terminal, or a bug of ours, must not leave the programs without anybody who ends them. */
function endWhateverHappens() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('uncaughtException', (error) => end(1, explain(error)));
}

/** @param {string[]} flags */
export async function main(flags) {
  endWhateverHappens();
  try {
    if (fs.existsSync('.env')) process.loadEnvFile('.env');
    if (flags.includes('--database-only')) await databaseOnly();
    else await runSouk(flags.includes('--dev'));
  } catch (error) {
    // A step that failed because we are stopping has nothing more to say.
    if (!ending) await end(1, explain(error));
  }
}
