/** The order of things: platforms installed, a site of ours, the stories in a browser, the record. */
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../start/run.mjs';
import { explain, Refusal, say, step } from '../start/say.mjs';
import { findOrInstallChromium } from '../test/chromium.mjs';
import { openSite } from '../test/site.mjs';
import { makeReady, platforms } from './folder.mjs';
import { rowsOf, writeRecord } from './record.mjs';

const REPORT = path.resolve('.souk/test-reports/platforms.json');

/** A site that runs already, when SOUK_ORIGIN names it, else one of our own. */
async function site() {
  if (process.env.SOUK_ORIGIN) return { environment: process.env, stop: () => undefined };
  return openSite({ folder: path.resolve('.souk/platforms') });
}

async function tell(names, folder) {
  const { environment, stop } = await site();
  try {
    fs.mkdirSync(path.dirname(REPORT), { recursive: true });
    fs.rmSync(REPORT, { force: true });
    const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'scripts/platforms/playwright.config.ts'];
    const { code } = await run(process.execPath, [...args, ...names.map((name) => `${name}.spec.ts`)], {
      environment: {
        ...environment,
        CHROMIUM_PATH: await findOrInstallChromium(),
        SOUK_PLATFORMS: folder,
        PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT,
      },
      passOutput: true,
    });
    return code === 0;
  } finally {
    await stop();
  }
}

/** @param {string[]} words which platforms; all of them without a word */
export async function main(words) {
  try {
    const names = words.length > 0 ? words : Object.keys(platforms);
    const unknown = names.find((name) => !(name in platforms));
    if (unknown) throw new Refusal(`${unknown} is none of ${Object.keys(platforms).join(', ')}.`);
    const folder = path.resolve(process.env.SOUK_PLATFORMS || 'node_modules/.cache/souk-platforms');
    const versions = {};
    for (const name of names) versions[name] = await step(name, () => makeReady(folder, name), String);
    if (!(await tell(names, folder)))
      throw new Refusal('A platform did not do what its table says: the reason is above.');
    const rows = rowsOf(JSON.parse(fs.readFileSync(REPORT, 'utf8')));
    if (
      words.length === 0 &&
      (await run(process.execPath, ['integrations/woocommerce/test.mjs'], { passOutput: true })).code !== 0
    )
      throw new Refusal('The WooCommerce plug-in was not tried: the reason is above.');
    for (const name of names) writeRecord(name, { version: versions[name], rows: rows[name] ?? [] });
    say('The record is in docs/integrations.md.');
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
