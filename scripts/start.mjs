/** `npm start`: from a fresh clone, or after a crash, to a running Souk. The steps are in scripts/start/. */
import path from 'node:path';
import { bundle } from './start/bundle.mjs';
import { migrate, openDatabase, ownerEnvironment } from './start/database.mjs';
import { makeDataFolder } from './start/files.mjs';
import { explain, say, step } from './start/say.mjs';

const folder = path.resolve(process.env.SOUK_DATA ?? '.souk');

async function databaseOnly() {
  makeDataFolder(folder);
  await step('bundles', bundle, (outcome) => outcome);
  const database = await step(
    'database',
    () => openDatabase(folder, process.env),
    ({ postgres }) => postgres?.how ?? 'DATABASE_URL',
  );
  await step('migrations', () => migrate(database));
  for (const [name, value] of Object.entries(ownerEnvironment(database))) say(`export ${name}='${value}'`);
}

try {
  await databaseOnly();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
