import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { addAddress, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { sendForm } from './forms';

const root = path.resolve(import.meta.dirname, '..');
let merchants: ChildProcess[] = [];

/** Starts the plain merchant of `integrations/merchant` on an origin that is another site to browsers, with a test pair of its own. */
async function aMerchant(page: Page, coop = ''): Promise<string> {
  const made = await sendForm(page, {
    ...{ at: '/developers', button: 'Make a test pair', typed: {} },
    done: (_, html) => html.includes('sk_test_'),
  });
  const [secret = ''] = /sk_test_[A-Za-z0-9_-]{43}/.exec(made.html) ?? [];
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const { origin: SOUK } = new URL(page.url() === 'about:blank' ? made.url : page.url());
  const merchant = spawn(process.execPath, [path.join(root, 'integrations/merchant/server.mjs')], {
    env: { ...process.env, SOUK, SOUK_SECRET_KEY: secret, PORT: String(port), HOST: '127.0.0.1', COOP: coop },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  merchants.push(merchant);
  await once(merchant.stdout ?? merchant, 'data');
  return `http://127.0.0.1:${port}`;
}

test.afterEach(() => {
  for (const merchant of merchants) merchant.kill();
  merchants = [];
});

test('on another site one tap in our window pays, and the order stands among all others', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page);
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(sheet.getByText(new URL(shop).host)).toBeVisible();
  await expect(sheet.getByText('Desk lamp')).toBeVisible();
  expect(await violations(sheet)).toEqual([]);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sheet.isClosed()).toBe(true);
  await page.goto('/orders');
  await expect(page.getByText('Desk lamp')).toBeVisible();
});

test('a page whose policy cuts our window off sends its shopper to us and gets her back', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page, 'same-origin');
  await page.goto(shop);
  await page.getByRole('button', { name: 'Pay with Souk' }).click();
  await page.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(shop);
});
