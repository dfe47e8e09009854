/** The tests of sums, each with its large number; writes what came of them to `result.json` and ends with `N passed, N failed` and the seed. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runLong } from '../chaos/suite.mjs';
import { install } from '../start/install.mjs';
import { explain, Refusal, say } from '../start/say.mjs';

const RESULT = 'scripts/prove-money/result.json';

/** Each part is a test file, and what says how large it is to be. */
const parts = {
  sums: { file: 'lib/money/books/sums/model.test.ts', sizes: ({ runs }) => ({ SOUK_RUN_SUMS: `${runs}` }) },
  walk: {
    file: 'db/money-walk.test.ts',
    sizes: ({ steps, minutes }) => ({ SOUK_RUN_STEPS: `${steps}`, SOUK_RUN_MINUTES: `${minutes}` }),
  },
  storm: {
    file: 'db/transfer-storm.test.ts',
    sizes: ({ transfers, minutes }) => ({ SOUK_RUN_TRANSFERS: `${transfers}`, SOUK_RUN_MINUTES: `${minutes}` }),
  },
};
const names = Object.keys(parts);

function readArguments(words) {
  const number = { type: 'string' };
  const options = {
    seed: number,
    runs: number,
    steps: number,
    transfers: number,
    minutes: number,
    only: { type: 'string' },
  };
  const { only, ...sizes } = parseArgs({ args: words, options }).values;
  const chosen = only?.split(',') ?? names;
  const strange = chosen.filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Refusal(`--only knows ${names.join(', ')}, and not ${strange.join(', ')}.`);
  const numbers = Object.fromEntries(Object.entries(sizes).map(([name, text]) => [name, Number(text)]));
  const large = { runs: 100_000, steps: 100_000, transfers: 100_000, minutes: 55 };
  return { seed: Math.floor(Math.random() * 1_000_000), ...large, ...numbers, chosen };
}

/** One part: what it told of itself, and its faults. */
async function run(name, given, folder) {
  const began = performance.now();
  const told = path.join(folder, `${name}.jsonl`);
  const { file, sizes } = parts[name];
  const faults = (await runLong(file, { ...sizes(given), SOUK_RUN_SEED: `${given.seed}`, SOUK_RUN_TOLD: told })).flat();
  for (const fault of faults) say(`  FAULT ${fault}`);
  const facts = fs.existsSync(told) ? JSON.parse(fs.readFileSync(told, 'utf8')) : {};
  const minutes = Math.round((performance.now() - began) / 6000) / 10;
  say(`  ${name.padEnd(6)} ${JSON.stringify({ faults: faults.length, minutes })}`);
  return { name, result: { ...facts, day: new Date().toISOString().slice(0, 10), faults: faults.length, minutes } };
}

/** What was proven before of the other parts stays. */
function write(results) {
  const before = fs.existsSync(RESULT) ? JSON.parse(fs.readFileSync(RESULT, 'utf8')) : {};
  const all = { ...before, ...Object.fromEntries(results.map(({ name, result }) => [name, result])) };
  fs.writeFileSync(RESULT, `${JSON.stringify(all, null, 2)}\n`);
}

/** @param {string[]} words `--seed N`, `--only a,b`; sizes: `--runs` (of sums), `--steps` (of the walk), `--transfers` (of the storm), and of both at most so many `--minutes` */
export async function main(words) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'souk-sums-'));
  const results = [];
  let failed = 0;
  try {
    const given = readArguments(words);
    say(`money: seed ${given.seed}, ${given.chosen.join(', ')}`);
    await install();
    for (const name of given.chosen) results.push(await run(name, given, folder));
    write(results);
    failed = results.filter(({ result }) => result.faults > 0).length;
    if (failed > 0) say(`  again: npm run prove:money -- --seed ${given.seed} --only ${given.chosen.join(',')}`);
  } catch (error) {
    console.error(explain(error));
    failed += 1;
  }
  fs.rmSync(folder, { recursive: true, force: true });
  say(`${results.length - Math.min(failed, results.length)} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
