/**
 * `npm run check`: everything that can be said about the sources without running them. No database, no build.
 * Each check is its own process; two run at once, and each prints only what is wrong.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';

const bin = (name) => path.join('node_modules/.bin', name);

/** Name, command, arguments: heavier ones first, so that the two lanes end together. */
const checks = [
  ['dead code', bin('knip'), ['--config', 'scripts/checks/knip.json', '--no-progress']],
  // In one thread: its others would look at the same types again, and the second lane has work enough.
  ['types', process.execPath, ['node_modules/typescript-native/bin/tsc', '--noEmit', '--singleThreaded', '-p', '.']],
  [
    'import rules',
    bin('depcruise'),
    ['--config', 'lib/boundaries.cjs', 'app', 'lib', 'db', 'worker', 'sandbox', 'proxy.ts'],
  ],
  ['format and lint', bin('biome'), ['ci', '--error-on-warnings', '.']],
  ['vocabulary', process.execPath, ['scripts/checks/vocabulary.mjs']],
  ['actions', process.execPath, ['scripts/checks/actions.mjs']],
  ['messages', process.execPath, ['scripts/checks/messages.mjs']],
  ['docstrings', process.execPath, ['scripts/checks/docstrings.mjs']],
  ['secrets', process.execPath, ['scripts/checks/secrets.mjs']],
];

async function typegen() {
  // Types of the routes, so that the check never judges by stale ones; the folder is missing on a fresh clone.
  if (existsSync('.next/types') || existsSync('.next/dev/types')) return;
  await run(bin('next'), ['typegen']);
}

function run(command, args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { env: { ...process.env, FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1' } });
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function lane(queue, results) {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, command, args] = next;
    const started = performance.now();
    const { code, output } = await run(command, args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    results.push({ name, code });
    const mark = code === 0 ? styleText('green', 'ok  ') : styleText('red', 'FAIL');
    process.stdout.write(`${mark} ${name.padEnd(16)} ${seconds} s\n${code === 0 ? '' : `${output.trim()}\n`}`);
  }
}

const only = process.argv.slice(2);
const queue = checks.filter(([name]) => only.length === 0 || only.includes(name));
const results = [];
await typegen();
await Promise.all([lane(queue, results), lane(queue, results)]);
const failed = results.filter((result) => result.code !== 0);
process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
process.exit(failed.length === 0 ? 0 : 1);
