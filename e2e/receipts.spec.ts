/** A receipt that stands alone: downloaded by its buyer, checked by a browser that asks nobody. */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { App } from './app';
import { expect, test } from './fixtures';

async function download(page: Page, to: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Signed receipt' }).click(),
  ]);
  await file.saveAs(to);
  return readFile(to, 'utf8');
}

test('a receipt checks itself without a network, and what was changed in it shows', async ({ page, browser }, info) => {
  const app = new App(page);
  await app.signInAs('shopper');
  await page.goto('/orders');
  await page.locator('main a[href^="/orders/ord_"]').first().click();
  await page.getByRole('link', { name: 'Receipt', exact: true }).click();
  const at = info.outputPath('receipt.html');
  const text = await download(page, at);

  const elsewhere = await browser.newContext({ offline: true });
  const reader = await elsewhere.newPage();
  await reader.goto(pathToFileURL(at).href);
  await expect(reader.getByRole('status')).toContainText('Genuine: this receipt is signed');
  for (const [what, changed] of Object.entries({
    amount: text.replace(/(<dd>\D*)(\d)/, (_, before: string, digit: string) => `${before}${(Number(digit) + 1) % 10}`),
    signature: text.replace(
      /(id="signed">.{40})(.)/,
      (_, before: string, letter: string) => before + (letter === 'A' ? 'B' : 'A'),
    ),
  })) {
    expect(changed, what).not.toBe(text);
    await writeFile(at, changed);
    await reader.reload();
    await expect(reader.getByRole('status'), what).toContainText('Not genuine');
  }
  await elsewhere.close();

  await page.goto('/receipts/check');
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled();
  await page.context().setOffline(true);
  await page
    .getByLabel('The file')
    .setInputFiles({ name: 'receipt.html', mimeType: 'text/html', buffer: Buffer.from(text) });
  await expect(page.getByRole('status')).toContainText('Genuine. Souk signed this');
  const altered = text.replace(
    /(id="signed">.{40})(.)/,
    (_, before: string, letter: string) => before + (letter === 'A' ? 'B' : 'A'),
  );
  await page
    .getByLabel('The file')
    .setInputFiles({ name: 'x.html', mimeType: 'text/html', buffer: Buffer.from(altered) });
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Not genuine');
  await page.context().setOffline(false);
});
