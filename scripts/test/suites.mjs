/** The kinds of tests, each answering how many passed, failed and were skipped, and which. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../start/files.mjs';
import { failedInPlaywright, failedInVitest } from './failures.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[], again?: string[] }} Count */

const REPORTS = path.resolve('.souk/test-reports');

function runVisibly(args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: environment, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** @returns {Count} */
const asOne = (name, code) =>
  code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0, failures: [name] };

/** A runner that fails without naming a failed test (a file that does not load, a lost worker) has failed once. */
const atLeastOne = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);

/** Format, lint, types, boundaries … as one test. @returns {Promise<Count>} */
export async function runCheck(environment) {
  if (!fs.existsSync('scripts/check.mjs')) return { passed: 0, failed: 0, skipped: 0 };
  const code = await runVisibly(['scripts/check.mjs'], environment);
  return asOne('npm run check', code);
}

/** Unit and database tests. @param {string[]} filters @returns {Promise<Count>} */
export async function runVitest(environment, filters) {
  fs.mkdirSync(REPORTS, { recursive: true });
  const report = path.join(REPORTS, 'vitest.json');
  fs.rmSync(report, { force: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '-c',
    'lib/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await runVisibly([...args, ...filters], environment);
  const results = readJson(report);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = results ?? {};
  const skipped = numPendingTests + numTodoTests;
  const failures = failedInVitest(results);
  return atLeastOne({ passed: numPassedTests, failed: numFailedTests, skipped, failures }, code);
}

/** The short form of the shows that need a whole site, as one test; it brings its own. @returns {Promise<Count>} */
export async function runChaos(environment) {
  const code = await runVisibly(
    ['scripts/chaos.mjs', '--short', '--only', 'races,kills,provider,database'],
    environment,
  );
  return asOne('npm run chaos -- --short', code);
}

/** The short form of the proof that purchases show to nobody, on the world that the stories left in `folder`. @returns {Promise<Count>} */
export async function runProof(environment, folder) {
  const code = await runVisibly(['scripts/prove-privacy.mjs', '--short', '--folder', folder], environment);
  return asOne('npm run prove:privacy -- --short', code);
}

/** Browser tests against the site that environment.SOUK_ORIGIN names. @returns {Promise<Count>} */
export async function runPlaywright(environment) {
  const report = path.join(REPORTS, 'playwright.json');
  fs.rmSync(report, { force: true });
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'];
  const code = await runVisibly(args, { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const results = readJson(report);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = results?.stats ?? {};
  const { failed: failures, again } = failedInPlaywright(results);
  return atLeastOne({ passed: expected + flaky, failed: unexpected, skipped, failures, again }, code);
}

export const hasBrowserTests = () =>
  fs.existsSync('e2e') && fs.readdirSync('e2e', { recursive: true }).some((name) => String(name).endsWith('.spec.ts'));
