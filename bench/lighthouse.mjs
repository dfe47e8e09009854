/**
 * `npm run lighthouse`: Lighthouse, mobile, over home, a shop and a product of a running site (SOUK_ORIGIN), beside the bare
 * framework's empty page; prints JSON. `LIGHTHOUSE_RUNS` says how often each page is measured (1 when absent).
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findOrInstallChromium } from '../scripts/test/chromium.mjs';
import { openEmptySite } from './empty-site.mjs';

const origin = process.env.SOUK_ORIGIN || 'http://localhost:3000';
const pages =
  process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['/', '/cedar-and-co', '/cedar-and-co/oak-coffee-table'];
const runs = Number(process.env.LIGHTHOUSE_RUNS ?? 1);
const port = 9300 + (process.pid % 500);

/** A third of all packages, for this one measurement: it has a lock file of its own and is fetched here. */
async function openLighthouse() {
  const home = path.join(import.meta.dirname, 'lighthouse');
  // npm writes this file last: without it, it was interrupted.
  if (!existsSync(path.join(home, 'node_modules', '.package-lock.json'))) {
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: home, stdio: ['ignore', 2, 2] });
  }
  const entry = createRequire(path.join(home, 'package.json')).resolve('lighthouse');
  return (await import(pathToFileURL(entry).href)).default;
}

async function openChromium() {
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const folder = mkdtempSync(path.join(tmpdir(), 'souk-lighthouse-'));
  const child = spawn(
    await findOrInstallChromium(),
    [...flags, `--remote-debugging-port=${port}`, `--user-data-dir=${folder}`],
    { stdio: 'ignore', detached: true },
  );
  for (let tries = 0; tries < 100; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/json/version`).then(
      () => true,
      () => false,
    );
    if (up) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Chromium did not open its debugging port');
}

/** The figures behind the performance score; a reader compares them with the empty page's. */
const METRICS = {
  fcpMs: 'first-contentful-paint',
  lcpMs: 'largest-contentful-paint',
  tbtMs: 'total-blocking-time',
  speedIndexMs: 'speed-index',
  cls: 'cumulative-layout-shift',
};

async function measureOnce(address) {
  const { lhr } = (await lighthouse(address, { port, logLevel: 'error', output: 'json' })) ?? {};
  if (!lhr) throw new Error(`no report for ${address}`);
  return lhr;
}

const score = (lhr, category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);

/** The run whose performance is in the middle of all runs: one run says little on a machine that others use. */
async function measure(name, address) {
  const reports = [];
  for (let run = 0; run < runs; run++) reports.push(await measureOnce(address));
  reports.sort((a, b) => score(a, 'performance') - score(b, 'performance'));
  const middle = reports[Math.floor(runs / 2)];
  return {
    page: name,
    scores: Object.fromEntries(Object.keys(middle.categories).map((category) => [category, score(middle, category)])),
    performanceOfAllRuns: reports.map((report) => score(report, 'performance')),
    metrics: Object.fromEntries(
      Object.entries(METRICS).map(([metric, audit]) => [
        metric,
        Math.round(middle.audits[audit].numericValue * 1000) / 1000,
      ]),
    ),
    // A phone of the middle class reaches about 1,000, an entry phone 264; Lighthouse divides this machine's by four.
    benchmarkIndex: middle.environment.benchmarkIndex,
    failing: Object.values(middle.audits)
      .filter(
        (audit) =>
          audit.score !== null &&
          audit.score < 0.9 &&
          ['binary', 'numeric', 'metricSavings'].includes(audit.scoreDisplayMode),
      )
      .map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`),
  };
}

const lighthouse = await openLighthouse();
const empty = await openEmptySite(port + 500);
const chromium = await openChromium();
try {
  const results = [await measure('empty', empty.origin)];
  for (const page of pages) results.push(await measure(page, `${origin}${page}`));
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
} finally {
  // Debian starts the browser from a script: the whole group ends, or the browser stays.
  process.kill(-chromium.pid);
  empty.stop();
}
