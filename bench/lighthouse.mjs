/** `npm run lighthouse`: Lighthouse, mobile, over home, a shop and a product of a running site (SOUK_ORIGIN); prints JSON. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse from 'lighthouse';
import { findOrInstallChromium } from '../scripts/test/chromium.mjs';

const origin = process.env.SOUK_ORIGIN || 'http://localhost:3000';
const pages =
  process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['/', '/cedar-and-co', '/cedar-and-co/oak-coffee-table'];
const port = 9300 + (process.pid % 500);

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
    { stdio: 'ignore' },
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

const chromium = await openChromium();
try {
  const results = [];
  for (const page of pages) {
    const { lhr } = (await lighthouse(`${origin}${page}`, { port, logLevel: 'error', output: 'json' })) ?? {};
    if (!lhr) throw new Error(`no report for ${page}`);
    const scores = Object.fromEntries(
      Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    );
    const failing = Object.values(lhr.audits)
      .filter(
        (audit) =>
          audit.score !== null &&
          audit.score < 0.9 &&
          ['binary', 'numeric', 'metricSavings'].includes(audit.scoreDisplayMode),
      )
      .map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`);
    results.push({ page, scores, failing });
  }
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
} finally {
  chromium.kill();
}
