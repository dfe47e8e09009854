import { copyFileSync } from 'node:fs';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { endMerchants, keysOf, somePort, startMerchant } from './merchants';
import { createPage } from './owning';

// What calls itself headless is no shopper, and is not counted.
test.use({
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
});

test.afterEach(endMerchants);

test('an owner sees how her button is used, finds a page she forgot to register, and designs it', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  const port = somePort();
  const keys = await keysOf(page, `/studio/${handle}/pay-button/new`, 'Open the site', {
    ...{ name: 'Lamps', origin: `http://127.0.0.1:${port}`, mode: 'test', capture: 'automatic' },
  });
  await startMerchant(undefined, {
    ...{ SOUK: keys.from.origin, SOUK_SECRET_KEY: keys.secret, SOUK_PUBLISHABLE_KEY: keys.publishable },
    ...{ PORT: String(port), HOST: '127.0.0.1' },
  });
  const stranger = await page.context().newPage();
  // Its own page: the browser remarks there that our frame refuses to be held.
  await stranger.goto(`http://localhost:${port}`);
  await expect(stranger.getByRole('button', { name: 'Pay with Souk' })).toBeVisible();
  await page.goto(`http://127.0.0.1:${port}`);
  await page.getByRole('button', { name: 'Pay with Souk' }).click();

  await page.goto(`/studio/${handle}/pay-button`);
  await page.getByRole('link', { name: 'Lamps' }).click();
  const parts = page.getByRole('navigation', { name: 'Parts of this site' });
  await parts.getByRole('link', { name: 'Use' }).click();
  await page.waitForURL(/\/use$/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('img', { name: 'Tapped: 1 in 28 days' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('img', { name: 'Seen: 1 in 28 days' })).toBeVisible();
  await page.getByText('Show as a table').click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(29);
  expect(await violations(page)).toEqual([]);

  await parts.getByRole('link', { name: 'Health' }).click();
  const missing = page.getByRole('heading', { name: `Pages at http://localhost:${port} use this site’s button` });
  await expect(missing).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: `Register http://localhost:${port}` }).click();
  await expect(missing).toHaveCount(0);

  await parts.getByRole('link', { name: 'Design' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Soft' }).check();
  await expect(page.getByText(`pk="${keys.publishable}" theme="dark" radius="12" create=`)).toBeVisible();
  const button = page.locator('souk-pay-button').locator('button');
  await expect(button).toHaveCSS('border-radius', '12px');
  await expect(button).toHaveCSS('background-color', 'rgb(29, 18, 6)');
  expect(await violations(page)).toEqual([]);
});

test('a newcomer is at her first verified webhook by one file and one command', async ({ page, app }) => {
  await app.signUpReadyToPay();
  await page.goto('/developers');
  await page.getByRole('button', { name: 'Make a test pair' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'server.mjs' }).click();
  const file = await (await coming).path();
  copyFileSync(file, `${file}.mjs`);
  const port = somePort();
  const said = await startMerchant(`${file}.mjs`, { PORT: String(port) });
  expect(await violations(page)).toEqual([]);

  const shop = await page.context().newPage();
  await shop.goto(`http://127.0.0.1:${port}`);
  const [sheet] = await Promise.all([
    shop.waitForEvent('popup'),
    shop.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await expect(shop.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await shop.close();
  await page.bringToFront();
  await expect(page.getByText('All done: paid, completed, and your server answered the webhook.')).toBeVisible();
  expect(said.printed).toContain('Verified webhook: order.approved');
});
