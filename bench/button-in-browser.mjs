/** The pay button in a browser: its script's size, from the script to the painted button, and to a window that can be tapped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from '../scripts/test/chromium.mjs';
import { ratio } from './rounds.mjs';

const HOST = '127.0.0.2';
const PORT = 4242;
const middle = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
const whole = (value) => Math.round(value * 10) / 10;

/** Before anything of the page runs: when the button stands painted, and how far anything on the page moved for it. */
function watchPage() {
  window.soukBench = { painted: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.soukBench.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  customElements.whenDefined('souk-pay-button').then(() =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.soukBench.painted = performance.now();
      }),
    ),
  );
}

/** What a page asked for, while it is written down. */
function bill(page) {
  const answers = [];
  page.on('response', (response) => answers.push(response));
  return async () => {
    const bodies = await Promise.all(answers.map((response) => response.body().catch(() => Buffer.alloc(0))));
    return {
      requests: answers.length,
      bytesGzip: bodies.reduce((sum, body) => sum + (body.length > 0 ? gzipSync(body).length : 0), 0),
    };
  };
}

async function oneVisit(context, shop) {
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const bytes = bill(page);
  await page.goto(shop, { waitUntil: 'load' });
  await page.waitForFunction(() => window.soukBench.painted > 0);
  const seen = await page.evaluate(() => {
    const script = performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('/pay/v1.js'));
    return {
      paintedMs: window.soukBench.painted - (script?.responseEnd ?? 0),
      fromRequestMs: window.soukBench.painted - (script?.startTime ?? 0),
      shift: window.soukBench.shift,
    };
  });
  const merchantPage = await bytes();
  const at = performance.now();
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  const sheetBytes = bill(sheet);
  const pay = sheet.getByRole('button', { name: /^Pay \$46\.20/ });
  await pay.waitFor({ state: 'visible' });
  const windowMs = performance.now() - at;
  await sheet.waitForLoadState('networkidle');
  const window = await sheetBytes();
  const tapped = performance.now();
  await pay.click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const paidMs = performance.now() - tapped;
  await page.close();
  return { ...seen, windowMs, paidMs, window, merchantPage };
}

/** Starts the plain merchant; with a publishable key its button has a one-tap frame. */
async function openMerchant(origin, { secret, publishable }) {
  const env = { ...process.env, SOUK: origin, SOUK_SECRET_KEY: secret, SOUK_PUBLISHABLE_KEY: publishable };
  const merchant = spawn(process.execPath, ['integrations/merchant/server.mjs'], {
    env: { ...env, PORT: String(PORT), HOST },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(merchant.stdout, 'data');
  return async () => {
    merchant.kill();
    await once(merchant, 'exit');
  };
}

const isArmed = () =>
  Boolean(document.querySelector('souk-pay-button')?.shadowRoot?.querySelector('div')?.classList.contains('armed'));

/** Allows one tap in the window, once. */
async function allowOneTap(context, shop) {
  const page = await context.newPage();
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await sheet.getByRole('checkbox', { name: /Next time, one tap/ }).check();
  const perDay = sheet.locator('select[name=perDay]');
  await perDay.selectOption({ index: (await perDay.locator('option').count()) - 1 });
  await Promise.all([sheet.waitForEvent('close'), sheet.getByRole('button', { name: 'Done' }).click()]);
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await page.close();
}

/** From the page's first byte to a frame that can be tapped, and from the tap to the merchant's thanks. */
async function oneTap(context, shop) {
  const page = await context.newPage();
  const bytes = bill(page);
  await page.goto(shop, { waitUntil: 'commit' });
  const at = performance.now();
  await page.waitForFunction(isArmed);
  const armedMs = performance.now() - at;
  const spent = await bytes();
  await page.waitForTimeout(1_100);
  const tapped = performance.now();
  await page
    .frameLocator('iframe[slot="souk-frame"]')
    .getByRole('button', { name: /^Pay \$46\.20/ })
    .click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const paidMs = performance.now() - tapped;
  await page.close();
  return { armedMs, paidMs, ...spent };
}

/** @typedef {{ secret: string, publishable: string }} Keys */

/**
 * @param {{ origin: string, site: Keys, framed: Keys, shopper: import('./browserless.mjs').Shopper, times?: number }}
 *   given the pages of both sites are at 127.0.0.2:4242, `framed`'s with one tap; `shopper` is signed in and has a card
 */
export async function buttonInBrowser({ origin, site, framed, shopper, times = 7 }) {
  let stop = await openMerchant(origin, { ...site, publishable: '' });
  const shop = `http://${HOST}:${PORT}/`;
  const browser = await chromium.launch({ executablePath: await findOrInstallChromium(), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { hostname } = new URL(origin);
    await context.addCookies(
      [...shopper.cookies].map(([name, value]) => ({
        ...{ name, value, domain: hostname, path: '/' },
        secure: name.startsWith('__Host-'),
      })),
    );
    const all = [];
    for (let turn = 0; turn <= times; turn++) all.push(await oneVisit(context, shop));
    await stop();
    // Whoever has paid on a site without being asked is not asked later: the frame has a site of its own.
    stop = await openMerchant(origin, framed);
    await allowOneTap(context, shop);
    const taps = [];
    for (let turn = 0; turn < times; turn++) taps.push(await oneTap(context, shop));
    // The first fills the browser's cache, as a shopper's first button on any site does.
    const [first, ...rest] = all;
    const of = (list, name) => whole(middle(list.map((one) => one[name])));
    const script = gzipSync(readFileSync('public/pay/v1.js'), { level: 9 }).length;
    return {
      scriptGzip: script,
      shareOfLimit: ratio(script, 8 * 1024),
      paintedAfterScriptMs: of(rest, 'paintedMs'),
      paintedAfterRequestMs: of(rest, 'fromRequestMs'),
      shift: Math.max(...all.map((one) => one.shift)),
      window: {
        canBeTappedMs: of(rest, 'windowMs'),
        firstTimeMs: whole(first.windowMs),
        ...first.window,
        tapToConfirmedMs: of(rest, 'paidMs'),
        tapToConfirmedWorstMs: whole(Math.max(...rest.map((one) => one.paidMs))),
      },
      frame: {
        canBeTappedMs: of(taps, 'armedMs'),
        requests: taps[0].requests,
        bytesGzip: taps[0].bytesGzip,
        tapToConfirmedMs: of(taps, 'paidMs'),
        tapToConfirmedWorstMs: whole(Math.max(...taps.map((one) => one.paidMs))),
      },
    };
  } finally {
    await browser.close();
    await stop();
  }
}
