/** What a browser loads with a page, by kind, gzipped alike whatever the server sent. */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from '../scripts/test/chromium.mjs';

const kinds = { script: 'js', stylesheet: 'css', font: 'font', document: 'html' };

async function weigh(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const answers = [];
  page.on('response', (response) => answers.push(response));
  await page.goto(address, { waitUntil: 'load' });
  const upToLoad = answers.length;
  await page.waitForTimeout(2000);
  const sum = { js: 0, jsFiles: 0, css: 0, font: 0, html: 0, image: 0, afterLoad: 0 };
  for (const [index, response] of answers.entries()) {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const kind = kinds[response.request().resourceType()];
    const bytes = kind && kind !== 'font' ? gzipSync(body).length : body.length;
    if (kind === 'js') sum.jsFiles++;
    if (kind) sum[kind] += bytes;
    else if (response.request().resourceType() === 'image') sum.image += bytes;
    if (index >= upToLoad) sum.afterLoad += bytes;
  }
  await context.close();
  return sum;
}

/** @param {Record<string, string>} addresses name and whole address @returns {Promise<Record<string, object>>} bytes */
export async function weighInBrowser(addresses) {
  const browser = await chromium.launch({ executablePath: await findOrInstallChromium(), args: ['--no-sandbox'] });
  try {
    const report = {};
    for (const [name, address] of Object.entries(addresses)) report[name] = await weigh(browser, address);
    return report;
  } finally {
    await browser.close();
  }
}
