/** The demonstration world: written once into an empty sandbox, refused in live mode. */
import fs from 'node:fs';
import { runProgram } from './run.mjs';
import { Refusal, step } from './say.mjs';

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

/** SOUK_DEMO=off leaves the shop empty. */
export async function seedOnce(database, environment) {
  if (!fs.existsSync('dist/seed.mjs') || process.env.SOUK_DEMO === 'off') return;
  const { empty } = await firstRow(
    database,
    'select not exists (select from identity.person) and not exists (select from shop.page) as empty',
  );
  if (empty)
    await step(
      'demo world',
      () => runProgram('seed', [], environment),
      () => 'seeded',
    );
}

export async function refuseDemoInLive(database) {
  const { demo } = await firstRow(database, 'select exists (select from identity.person where demo) as demo');
  if (demo) {
    throw new Refusal(
      'This database holds demonstration accounts, whose passwords everybody knows. Live mode needs a database of its own.',
    );
  }
}
