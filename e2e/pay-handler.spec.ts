import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import { App } from './app';
import { addAddress, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { launchOptions } from './launch-options';
import { aMerchant, endMerchants } from './merchants';

/** The shell has no payment requests; only the whole browser, with a profile of its own, installs who handles them. */
const whole = '/usr/bin/chromium';

/** Sends commands to a window that belongs to the browser and not to the story. */
async function windowOf(browser: CDPSession, targetId: string) {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  return (method: string, params: object) =>
    new Promise<{ result?: { value?: unknown } }>((resolve) => {
      const id = ++last;
      browser.on('Target.receivedMessageFromTarget', (said) => {
        const answer = JSON.parse(said.message);
        if (said.sessionId === sessionId && answer.id === id) resolve(answer.result);
      });
      void browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    });
}

/** Where the middle of the button that pays is; null while there is none. */
const middle = `(() => {
  const found = [...document.querySelectorAll('button')].find((one) => /^Pay \\$46\\.20/.test(one.textContent));
  if (!found) return null;
  found.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = found.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
})()`;

test.afterEach(endMerchants);

test('a browser that knows our payment method opens our window itself, and its page gets the code', async ({
  baseURL,
}) => {
  test.skip(!existsSync(whole), `needs ${whole}: the headless shell has no payment requests`);
  const profile = mkdtempSync(path.join(tmpdir(), 'souk-handler-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...{ ...launchOptions, executablePath: whole, baseURL: baseURL ?? '', locale: 'en-US' },
  });
  try {
    const page = await context.newPage();
    const app = new App(page);
    await app.signUp(app.newPerson());
    await addAddress(page);
    await addCard(page, cards.pays);
    await page.goto(await aMerchant(page));
    await page.locator('souk-pay-button').evaluate((button) => button.setAttribute('modes', 'handler'));
    await page.getByRole('button', { name: 'Pay with Souk' }).click();
    const browser = await context.browser()?.newBrowserCDPSession();
    if (!browser) throw new Error('a profile without a browser');
    let tap = async () => false;
    await expect(async () => {
      const { targetInfos } = await browser.send('Target.getTargets');
      const window = targetInfos.find(({ type, url }) => type === 'page' && /\/pay\/order\//.test(url));
      const send = await windowOf(browser, window?.targetId ?? '');
      const found = await send('Runtime.evaluate', { expression: middle, returnByValue: true });
      const at = found.result?.value as { x: number; y: number } | null;
      expect(at).not.toBeNull();
      tap = async () => {
        for (const type of ['mousePressed', 'mouseReleased'])
          await send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
        return true;
      };
    }).toPass({ timeout: 30_000 });
    await tap();
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    expect(context.serviceWorkers().map((worker) => new URL(worker.url()).pathname)).toContain('/pay/handler.js');
    await page.goto('/orders');
    await expect(page.getByText('Desk lamp')).toBeVisible();
  } finally {
    await context.close();
  }
});

test('where the browser has no payment requests the same press opens the window', async ({ page, app }) => {
  test.skip(!/shell/.test(launchOptions.executablePath), 'this browser has payment requests');
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  await page.goto(await aMerchant(page));
  await page.locator('souk-pay-button').evaluate((button) => button.setAttribute('modes', 'handler popup redirect'));
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
});
