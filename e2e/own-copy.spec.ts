import { readFileSync } from 'node:fs';
import { violations } from './axe';
import { expect, test } from './fixtures';

test('somebody sees what is stored about her and takes a copy of it, once', async ({ page, app, browser }) => {
  const person = app.newPerson();
  await app.signUp(person);
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Your privacy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your privacy' })).toBeVisible();
  await page.getByText('Your account and sign-ins').click();
  await expect(page.getByRole('heading', { name: 'Devices you signed in on' })).toBeVisible();
  await expect(page.getByText('Orders, receipts and payments')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'A copy of your data' }).click();
  await page.getByRole('button', { name: 'Make the copy' }).click();
  const download = page.getByRole('button', { name: 'Download once' });
  await expect(download).toBeVisible({ timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await download.click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('souk-my-data.zip');
  // Files are stored as they are: what is in them can be read in the bytes.
  const bytes = readFileSync(await file.path()).toString('utf8');
  for (const part of [person.email, 'data/account.json', 'index.html', 'souk-copy']) expect(bytes).toContain(part);
  expect((await page.request.get(file.url())).status()).toBe(404);
  const stranger = await browser.newContext();
  expect((await stranger.request.get(file.url())).status()).toBe(404);
  await stranger.close();
  await expect(page.getByText('The last copy is deleted here.')).toBeVisible();
});
