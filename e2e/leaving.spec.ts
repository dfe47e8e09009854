import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { createPage, openShopWith } from './owning';

test('an owner leaves with everything in one file, and nobody else with hers', async ({ page, app, browser }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '12.00');
  await page.goto(`/studio/${handle}/export`);
  await page.getByRole('link', { name: 'Leave with everything' }).click();
  await page.getByRole('button', { name: 'Make the archive' }).click();
  const way = page.getByRole('link', { name: /^Download \(/ });
  await expect(way).toBeVisible({ timeout: 20_000 });
  const coming = page.waitForEvent('download');
  await way.click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe(`${handle}-souk.zip`);
  // Files are stored as they are: what is in them can be read in the bytes.
  const bytes = readFileSync(await file.path()).toString('utf8');
  for (const part of ['manifest.json', '"slug":"sand-bowl"', 'متجر كامل', 'pictures/']) expect(bytes).toContain(part);
  const address = (await way.getAttribute('href')) ?? '';
  const stranger = await browser.newContext();
  const answer = await stranger.request.get(new URL(address, page.url()).href, { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  await stranger.close();
  await page.getByRole('button', { name: 'Remove it now' }).click();
  await expect(page.getByRole('button', { name: 'Make the archive' })).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});

test('what was sold on one page is sold on another, out of the archive', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '12.00');
  await page.goto(`/studio/${handle}/leave`);
  await page.getByRole('button', { name: 'Make the archive' }).click();
  const way = page.getByRole('link', { name: /^Download \(/ });
  await expect(way).toBeVisible({ timeout: 20_000 });
  const archive = await page.request.get((await way.getAttribute('href')) ?? '');
  const other = await createPage(page);
  await page.goto(`/studio/${other}/import`);
  const zip = { name: 'shop.zip', mimeType: 'application/zip', buffer: await archive.body() };
  await page.getByLabel('Choose a file').setInputFiles(zip);
  await page.getByRole('button', { name: 'Import 1 product' }).click();
  await expect(page.getByRole('button', { name: 'Undo the import' })).toBeVisible({ timeout: 20_000 });
  await page.goto(`/${other}/sand-bowl`);
  await expect(page.getByRole('heading', { level: 1, name: 'Sand bowl' })).toBeVisible();
  await expect(page.getByText('$12.00').first()).toBeVisible();
  await expect(page.getByRole('img').first()).toBeVisible();
});
