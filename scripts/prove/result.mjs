/** The last result, kept with the code: the public page shows it. */
import { execFileSync } from 'node:child_process';
import { readJson, writeJson } from '../start/files.mjs';
import { say } from '../start/say.mjs';
import { notCompared } from './not-compared.mjs';
import { inData, onTheWire } from './plants.mjs';

const FILE = 'app/privacy/proof/result.json';

/** Written whether it holds or not: a page that shows only good news proves nothing. */
export function keepResult({ given, life, surfaces, told, results, viewers }) {
  const faults = results.flatMap((one) => one.faults);
  const kept = {
    date: new Date().toISOString().slice(0, 10),
    version: readJson('package.json').version,
    holds: faults.length === 0,
    purchases: life.purchases,
    seed: given.seed,
    routes: new Set(surfaces.map(({ route }) => route)).size,
    notCompared: Object.keys(notCompared).length,
    surfaces: surfaces.length,
    viewers: viewers.length,
    answers: told.compared,
    megabytes: Math.round(told.bytes / 1e6),
    differences: told.found.length,
    inOrder: told.ordered,
    again: told.again,
    medians: told.medians,
    plants: onTheWire.length + inData.length,
    checks: results.length,
  };
  writeJson(FILE, kept, 0o644);
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', FILE], {
    stdio: 'ignore',
  });
  say(`  result           ${FILE}`);
}
