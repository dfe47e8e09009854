/** The demonstration world: written once into an empty sandbox, refused in live mode. */
import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from './run.mjs';
import { explain, Refusal, say, step } from './say.mjs';

/** Stands while the world is being written. Found at a start, it means that a seed was cut short. */
const markOf = (folder) => path.join(folder, 'seeding');

/** Runs one query as the owner and gives its first row. */
async function firstRow(database, query) {
  const { default: connect } = await import('postgres');
  const owner = connect(database.ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return (await owner.unsafe(query))[0];
  } finally {
    await owner.end({ timeout: 2 });
  }
}

/**
 * Half a world is cleared away: it was begun in an empty database and nobody has seen it, because the site opens only
 * after the seed. To be called before anything uses the database.
 */
export async function clearHalfWorld(folder, environment) {
  if (!fs.existsSync(markOf(folder))) return;
  await step(
    'demo world',
    () => runProgram('reset', ['--yes'], environment),
    () => 'was cut short: cleared',
  );
  fs.rmSync(markOf(folder));
}

/**
 * SOUK_DEMO=off leaves the shop empty. Somebody who is just writing the seed (`tolerant`) is told that it fails and gets
 * the site all the same.
 */
export async function seedOnce(folder, database, environment, tolerant) {
  if (!fs.existsSync('dist/seed.mjs') || process.env.SOUK_DEMO === 'off') return;
  const { empty } = await firstRow(
    database,
    'select not exists (select from identity.person) and not exists (select from shop.page) as empty',
  );
  if (!empty) return addTestShop(database, environment);
  fs.writeFileSync(markOf(folder), '');
  try {
    await step(
      'demo world',
      () => runProgram('seed', [], environment),
      () => 'seeded',
    );
    fs.rmSync(markOf(folder));
  } catch (error) {
    if (!tolerant) throw error;
    say(`  the demo world could not be written:\n${explain(error)}`);
  }
}

/** A demonstration that was written before there was a shop behind the test pairs of the developers' page gets it now. */
async function addTestShop(database, environment) {
  const { lacking } = await firstRow(
    database,
    `select exists (select from identity.person where demo) and not exists (
       select from shop.page p join money.seller_account a on a.page_id = p.id and a.state = 'active'
       where p.handle = 'souk-test-shop') as lacking`,
  );
  if (!lacking) return;
  await step(
    'test shop',
    () => runProgram('seed', ['--only', 'test-shop'], environment),
    () => 'added',
  ).catch((error) => say(`  the test shop could not be written:\n${explain(error)}`));
}

export async function refuseDemoInLive(database) {
  const { demo } = await firstRow(database, 'select exists (select from identity.person where demo) as demo');
  if (demo) {
    throw new Refusal(
      'This database holds demonstration accounts, whose passwords everybody knows. Live mode needs a database of its own.',
    );
  }
}
