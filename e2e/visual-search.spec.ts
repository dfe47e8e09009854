import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';

const pictures = path.resolve(import.meta.dirname, '../db/seed/pictures');
const bowl = path.join(pictures, 'bowl-01.webp');
const found = (page: Page) => page.getByRole('main').locator('section[aria-labelledby="found"] li');
/** The catalogue is looked at in the background: whoever comes before that asks again. */
const patiently = { timeout: 60_000 };

test('a picture finds, its frame is moved by keyboard, words and "not like this" narrow what is found', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Search with a picture' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Search with a picture' })).toBeVisible();
  const whole = page.getByRole('button', { name: 'Whole picture' });
  await page.getByLabel('Choose a picture').setInputFiles(bowl);
  await expect(page.getByRole('img', { name: 'The picture you search with' })).toBeVisible();
  await expect(async () => {
    await whole.click();
    await expect(found(page).first()).toBeVisible({ timeout: 5_000 });
  }).toPass(patiently);
  await expect(whole).toHaveAttribute('aria-pressed', 'true');
  expect(await violations(page)).toEqual([]);

  const frame = page.getByRole('slider', { name: 'Part to search for' });
  const answer = page.waitForResponse(/search\/picture\/found$/);
  await frame.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(frame).toHaveAttribute('aria-valuetext', '0% from the left, 0% from the top, 98% wide, 100% high');
  const sent = (await answer).request().postDataBuffer()?.toString('latin1') ?? '';
  expect(sent).toContain('0,0,0.98,1');

  await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible();
  const first = await found(page).first().getByRole('heading').textContent();
  await page.getByRole('button', { name: `Not like this: ${first}` }).click();
  await expect(found(page).getByRole('heading', { name: first ?? '', exact: true })).toHaveCount(0);
  await page.getByRole('radio', { name: 'white', exact: true }).check();
  await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible();
  await page.goBack();
});

test('on a phone in Arabic a picture of the shop is tried, and offline the search stays @phone-only', async ({
  page,
  context,
}) => {
  await page.goto('/ar/search/picture');
  await page
    .getByRole('link', { name: /^ابحث بصورة ./ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/ar\/search\/picture\?product=prd_/);
  const whole = page.getByRole('button', { name: 'الصورة كلها' });
  await expect(async () => {
    await whole.click();
    await expect(found(page).first()).toBeVisible({ timeout: 5_000 });
  }).toPass(patiently);
  await expect(found(page).first().getByRole('link')).toHaveAttribute('href', /^\/ar\//);
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
  await context.setOffline(true);
  await page.getByRole('searchbox').fill('أسود');
  await expect(page.getByRole('alert').filter({ hasText: 'أنت غير متصل' })).toBeVisible();
  await expect(found(page).first()).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'حاول مرة أخرى' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'أنت غير متصل' })).toHaveCount(0);
});

test('a picture comes by paste, and one that is none is refused in words', async ({ page }) => {
  await page.goto('/search/picture');
  await expect(page.getByLabel('Choose a picture')).toBeAttached();
  const paste = (name: string, type: string, bytes: string) =>
    page.evaluate(
      ([name, type, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type }));
        window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
      },
      [name, type, bytes] as const,
    );
  await paste('words.txt', 'text/plain', btoa('no picture at all'));
  await expect(page.getByRole('alert').filter({ hasText: 'not a picture' })).toBeVisible();
  await paste('bowl.webp', 'image/webp', readFileSync(bowl).toString('base64'));
  await expect(page.getByRole('button', { name: 'Whole picture' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'not a picture' })).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a form takes the picture and the page shows what it found', async ({ page }) => {
    await page.goto('/search/picture');
    await expect(async () => {
      await page.getByLabel('Your picture').setInputFiles(bowl);
      await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click();
      await expect(found(page).first()).toBeVisible({ timeout: 5_000 });
    }).toPass(patiently);
  });
});
