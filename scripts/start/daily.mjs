/** Once a day, what was deleted is written out of the database's files: only whoever owns the database may, so no worker does it. */
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const DAY_MS = 24 * 3600 * 1000;
const LOOK_MS = 10 * 60 * 1000;

/** @param {string} folder SOUK_DATA @param {NodeJS.ProcessEnv} asOwner */
export function compactDaily(folder, asOwner) {
  const file = path.join(folder, 'compacted.json');
  if (!readJson(file)?.at) writeJson(file, { at: Date.now() });
  const look = async () => {
    if (Date.now() - (readJson(file)?.at ?? 0) < DAY_MS) return;
    // Noted before: what fails is tried tomorrow, and not every ten minutes.
    writeJson(file, { at: Date.now() });
    const { code } = await run(process.execPath, ['--enable-source-maps', 'dist/compact.mjs'], {
      environment: asOwner,
    });
    if (code !== 0) say('  not everything could be compacted; it is tried again tomorrow, or by npm run compact');
  };
  setInterval(() => look().catch((error) => say(`  compacting failed: ${error}`)), LOOK_MS).unref();
}
