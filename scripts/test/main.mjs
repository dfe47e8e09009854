/** All tests of the project, in the order in which a mistake shows soonest; the last line counts them. */
import fs from 'node:fs';
import path from 'node:path';
import { install } from '../start/install.mjs';
import { runningPostmaster, stopPostgres } from '../start/postmaster.mjs';
import { explain, say, step } from '../start/say.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { clusterFolder, isInMemory } from './cluster-folder.mjs';
import { blankEnvironment, openSite, FOLDER as SITE } from './site.mjs';
import { hasBrowserTests, runChaos, runCheck, runPlaywright, runProof, runVitest } from './suites.mjs';

/**
 * A site that sells keeps its heap small and collects garbage often; one under test lives for minutes, and with room for what is new it
 * needs a tenth less processor time. What is measured elsewhere (bench, chaos) keeps the heap of a site that sells.
 */
const ROOMY_HEAP = '--max-old-space-size=4096 --max-semi-space-size=64';

/** @param {Promise<string> | undefined} browser path of its executable */
async function browserTests(browser) {
  if (!browser) return { passed: 0, failed: 0, skipped: 0 };
  const chromium = await step('browser', () => browser, String);
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} ${ROOMY_HEAP}`.trim();
  const site = await openSite({ more: { NODE_OPTIONS } });
  try {
    return await runPlaywright({ ...site.environment, CHROMIUM_PATH: chromium });
  } finally {
    await site.stop();
  }
}

/** Ends the cluster of the unit tests; what lay in memory is given back. @param {string} folder */
async function endCluster(folder) {
  await stopPostgres(path.join(folder, 'postgres'));
  if (isInMemory(folder)) fs.rmSync(folder, { recursive: true, force: true });
}

/** A suite that cannot run at all is one failure, and the others still run. */
async function counted(total, work) {
  try {
    const { passed, failed, skipped, failures = [], again = [] } = await work();
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.failures.push(...failures);
    total.again.push(...again);
  } catch (error) {
    console.error(explain(error));
    total.failed += 1;
    total.failures.push(String(error));
  }
}

async function runSuites(fast, chaos, filters) {
  const total = { passed: 0, failed: 0, skipped: 0, failures: [], again: [] };
  const environment = blankEnvironment();
  // Fetched while other things are tested: it is waiting for a network. Who needs it is told when it could not be had.
  const browser = fast || !hasBrowserTests() ? undefined : findOrInstallChromium();
  browser?.catch(() => undefined);
  const cluster = clusterFolder();
  const clusterWasRunning = runningPostmaster(path.join(cluster, 'postgres/data')) !== undefined;
  if (!fast) await counted(total, () => runCheck(environment));
  await counted(total, () => runVitest(environment, filters));
  if (!clusterWasRunning) await endCluster(cluster);
  if (!fast) await counted(total, () => browserTests(browser));
  if (browser) await counted(total, () => runProof(environment, SITE));
  if (chaos) await counted(total, () => runChaos(environment));
  return total;
}

/** @param {string[]} words `--fast` leaves out check and browser, `--chaos` ends with its short form; other words choose test files */
export async function main(words) {
  let total = { passed: 0, failed: 1, skipped: 0, failures: [], again: [] };
  try {
    await step('packages', install, String);
    const filters = words.filter((word) => !word.startsWith('--'));
    total = await runSuites(words.includes('--fast'), words.includes('--chaos'), filters);
  } catch (error) {
    console.error(explain(error));
  }
  for (const line of total.again) say(`  passed at the second try: ${line}`);
  for (const line of total.failures) say(`  failed: ${line}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  say(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
