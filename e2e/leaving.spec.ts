import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { createPage, openShopWith } from './owning';

/** Makes the archive of a page and takes it along. */
async function takeAlong(page: Page, handle: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await page.goto(`/studio/${handle}/leave`);
  await page.getByRole('button', { name: 'Make the archive' }).click();
  const way = page.getByRole('link', { name: /^Download \(/ });
  await expect(way).toBeVisible({ timeout: 20_000 });
  const archive = await page.request.get((await way.getAttribute('href')) ?? '');
  return { name: 'shop.zip', mimeType: 'application/zip', buffer: await archive.body() };
}

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
  const zip = await takeAlong(page, handle);
  const other = await createPage(page);
  await page.goto(`/studio/${other}/import`);
  await page.getByRole('radio', { name: /on sale at once/ }).check();
  await page.getByLabel('Choose a file').setInputFiles(zip);
  await page.getByRole('button', { name: 'Import 1 product' }).click();
  await expect(page.getByRole('button', { name: 'Undo the import' })).toBeVisible({ timeout: 20_000 });
  await page.goto(`/${other}/sand-bowl`);
  await expect(page.getByRole('heading', { level: 1, name: 'Sand bowl' })).toBeVisible();
  await expect(page.getByText('$12.00').first()).toBeVisible();
  await expect(page.getByRole('img').first()).toBeVisible();
});

test('a whole shop comes back into an empty page and looks the same, and goes again', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '12.00');
  const zip = await takeAlong(page, handle);
  const seen = async (of: string) => {
    await page.goto(`/${of}`);
    await expect(page.getByRole('link', { name: /Sand bowl/ }).first()).toBeVisible();
    return (await page.getByRole('main').innerText()).replaceAll(of, '@');
  };
  const before = await seen(handle);
  const other = await createPage(page);
  await page.goto(`/studio/${other}/export`);
  await page.getByRole('link', { name: 'Come back with an archive' }).click();
  // A damaged one is refused, and says where.
  const damaged = Buffer.from(zip.buffer);
  damaged[damaged.indexOf('"slug":"sand-bowl"') + 9] = 0x53;
  await page.getByLabel('Choose an archive').setInputFiles({ ...zip, name: 'damaged.zip', buffer: damaged });
  await expect(page.getByText('A file of the archive is not as it was when it was made.')).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText('products.jsonl')).toBeVisible();
  await page.getByLabel('Choose an archive').setInputFiles(zip);
  await page.getByRole('button', { name: 'Bring it back' }).click({ timeout: 20_000 });
  await expect(page.getByRole('heading', { name: 'Your shop is back' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(`@${handle} is somebody else’s now`)).toBeVisible();
  expect(await seen(other)).toBe(before);
  await page.goto(`/${other}/sand-bowl`);
  await expect(page.getByText('$12.00').first()).toBeVisible();
  await page.goto(`/studio/${other}/come-back`);
  await page.getByRole('button', { name: 'Undo all of it' }).click();
  await expect(page.getByText('It was undone.')).toBeVisible({ timeout: 20_000 });
  expect((await page.request.get(`/${other}/sand-bowl`)).status()).toBe(404);
});
