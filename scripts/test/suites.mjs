/** The three kinds of tests, each answering how many passed, failed and were skipped. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../start/files.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const REPORTS = path.resolve('.souk/test-reports');

function runVisibly(args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: environment, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A runner that fails without naming a failed test (a file that does not load, a lost worker) has failed once. */
const atLeastOne = (count, code) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count);

/** Format, lint, types, boundaries … as one test. @returns {Promise<Count>} */
export async function runCheck(environment) {
  if (!fs.existsSync('scripts/check.mjs')) return { passed: 0, failed: 0, skipped: 0 };
  const code = await runVisibly(['scripts/check.mjs'], environment);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
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
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = readJson(report) ?? {};
  return atLeastOne({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }, code);
}

/** Shoppers who buy while programs are killed, the short form, as one test; it brings a site of its own. @returns {Promise<Count>} */
export async function runChaos(environment) {
  const code = await runVisibly(['scripts/chaos.mjs', '--short'], environment);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Browser tests against the site that environment.SOUK_ORIGIN names. @returns {Promise<Count>} */
export async function runPlaywright(environment) {
  const report = path.join(REPORTS, 'playwright.json');
  fs.rmSync(report, { force: true });
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'];
  const code = await runVisibly(args, { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readJson(report)?.stats ?? {};
  return atLeastOne({ passed: expected + flaky, failed: unexpected, skipped }, code);
}

export const hasBrowserTests = () =>
  fs.existsSync('e2e') && fs.readdirSync('e2e', { recursive: true }).some((name) => String(name).endsWith('.spec.ts'));
