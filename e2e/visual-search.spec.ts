import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

const pictures = path.resolve(import.meta.dirname, '../db/seed/pictures');
const bowl = path.join(pictures, 'bowl-01.webp');
const noPicture = Buffer.from('no picture at all');
const found = (page: Page) => page.getByRole('main').locator('section[aria-labelledby="found"] li');
/** What is being asked again stands paler: nobody reads it then, and axe would. */
const settled = (page: Page) =>
  expect(page.getByRole('main').locator('section[aria-labelledby="found"]')).toHaveAttribute('aria-busy', 'false');
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
  await settled(page);
  expect(await violations(page)).toEqual([]);

  const frame = page.getByRole('slider', { name: 'Part to search for' });
  const answer = page.waitForResponse(/search\/picture\/found$/);
  await frame.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(frame).toHaveAttribute('aria-valuetext', '0% from the left, 0% from the top, 98% wide, 100% high');
  expect((await answer).status()).toBe(200);

  await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible();
  const first = await found(page).first().getByRole('heading').textContent();
  await page.getByRole('button', { name: `Not like this: ${first}` }).click();
  await expect(found(page).getByRole('heading', { name: first ?? '', exact: true })).toHaveCount(0);
  await settled(page);
  await page.getByRole('radio', { name: 'white', exact: true }).check();
  await expect(page.getByRole('status').filter({ hasText: 'found' })).toBeVisible();
  await page.goBack();
});

test('by keyboard a picture is chosen, and what is taken away comes back, the last of it first', async ({ page }) => {
  await page.goto('/search/picture');
  // A key pressed before the page listens does nothing: then it is pressed again.
  await expect(async () => {
    await page.getByLabel('Choose a picture').focus();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser', { timeout: 3_000 }),
      page.keyboard.press('Enter'),
    ]);
    await chooser.setFiles(bowl);
  }).toPass(patiently);
  await expect(page.getByRole('group', { name: 'The picture you search with' })).toBeFocused();
  await expect(found(page).first()).toBeVisible(patiently);
  await page.keyboard.press('Tab');
  const frame = page.getByRole('slider', { name: 'Part to search for' });
  await expect(frame).toBeFocused();
  await settled(page);

  const titles = await found(page).getByRole('heading').allTextContents();
  const [first = '', second = ''] = titles;
  const takeAway = async (title: string) => {
    await page
      .getByRole('button', { name: `Not like this: ${title}` })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: `Taken away: ${title}.` })).toBeVisible();
    await settled(page);
  };
  await takeAway(first);
  await expect(page.getByRole('heading', { name: 'Results' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: `Undo taking away ${first}` })).toBeFocused();
  await takeAway(second);
  const undo = page.getByRole('button', { name: /^Undo taking away/ });
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(undo).toHaveAccessibleName(`Undo taking away ${first}`);
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(undo).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Results' })).toBeFocused();
  await settled(page);
  expect(await found(page).getByRole('heading').allTextContents()).toEqual(titles);
  // A file that is no picture leaves her where she begins, and not nowhere.
  await page.goto('/search/picture');
  await page.getByLabel('Choose a picture').focus();
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: noPicture });
  await expect(page.getByRole('alert').filter({ hasText: 'not a picture' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Show what you are looking for' })).toBeFocused();
});

test('on a phone what was found is in sight with the picture @phone-only', async ({ page }) => {
  await page.goto('/search/picture');
  await page.getByLabel('Choose a picture').setInputFiles(bowl);
  await expect(found(page).first()).toBeVisible(patiently);
  await settled(page);
  const [row, bar] = await Promise.all([
    found(page).first().locator('img').first().boundingBox(),
    page.locator('[data-frame="bottom"]').boundingBox(),
  ]);
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await expect(page.getByLabel('Another picture').filter({ visible: true })).toHaveCount(1);
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
  await settled(page);
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

/** Hands a file to the page as another program does, by paste or by drop. */
const hand = (page: Page, way: 'paste' | 'drop', name: string, type: string, bytes: Buffer) =>
  page.evaluate(
    ([way, name, type, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type }));
      const event =
        way === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data })
          : new DragEvent('drop', { dataTransfer: data });
      window.dispatchEvent(event);
    },
    [way, name, type, bytes.toString('base64')] as const,
  );

test('a picture comes by paste and by drop; one that is none is refused in words, and the search stays', async ({
  page,
}) => {
  await page.goto('/search/picture');
  const refusal = page.getByRole('alert').filter({ hasText: 'not a picture' });
  await expect(page.getByLabel('Choose a picture')).toBeAttached();
  // The page listens once its scripts run, which may be after it is seen.
  await expect(async () => {
    await hand(page, 'paste', 'words.txt', 'text/plain', noPicture);
    await expect(refusal).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByLabel('Choose a picture')).toBeAttached();
  await hand(page, 'paste', 'bowl.webp', 'image/webp', readFileSync(bowl));
  await expect(found(page).first()).toBeVisible(patiently);
  await expect(refusal).toHaveCount(0);
  const own = await page.getByRole('img', { name: 'The picture you search with' }).getAttribute('src');
  await hand(page, 'drop', 'words.txt', 'text/plain', noPicture);
  await expect(refusal).toBeVisible();
  await expect(page.getByRole('img', { name: 'The picture you search with' })).toHaveAttribute('src', own ?? '');
  await expect(found(page).first()).toBeVisible();
  await hand(page, 'drop', 'rug.webp', 'image/webp', readFileSync(path.join(pictures, 'rug-02.webp')));
  await expect(refusal).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'The picture you search with' })).not.toHaveAttribute('src', own ?? '');
  await expect(found(page).first()).toBeVisible();
});

test('a picture shared from another app is searched with, and one that got lost is asked for', async ({ page }) => {
  await page.goto('/search/picture?shared=lost');
  await expect(page.getByRole('alert').filter({ hasText: 'did not come along' })).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });
  await page.evaluate((bytes) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: '/search/picture/shared' });
    const input = Object.assign(document.createElement('input'), { type: 'file', name: 'picture' });
    const data = new DataTransfer();
    data.items.add(
      new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], 'a.webp', { type: 'image/webp' }),
    );
    input.files = data.files;
    form.append(input);
    document.body.append(form);
    form.submit();
  }, readFileSync(bowl).toString('base64'));
  await expect(page.getByRole('img', { name: 'The picture you search with' })).toBeVisible();
  await expect(found(page).first()).toBeVisible(patiently);
});

test('who signs out takes her search along, from every tab', async ({ page, app, context }) => {
  await app.signUp(app.newPerson());
  await page.goto('/search/picture');
  await page.getByLabel('Choose a picture').setInputFiles(bowl);
  const own = page.getByRole('img', { name: 'The picture you search with' });
  await expect(own).toBeVisible();
  const other = await context.newPage();
  await other.goto('/settings');
  await other.getByRole('button', { name: 'Sign out', exact: true }).click();
  await other.waitForURL((url) => !url.pathname.startsWith('/settings'));
  await expect(own).toHaveCount(0);
  await expect(page).toHaveURL(/\/search\/picture$/);
  await expect(found(page)).toHaveCount(0);
});

test('a search that the browser had put aside is gone when it comes back after a sign-out', async ({ page }) => {
  await page.goto('/search/picture');
  await page.getByLabel('Choose a picture').setInputFiles(bowl);
  const own = page.getByRole('img', { name: 'The picture you search with' });
  await expect(own).toBeVisible();
  // A page put aside hears nothing of it, as a tab hears nothing of what it writes itself. The browser of the stories puts no page
  // aside: how it brings one back is told to the page instead.
  await page.evaluate(() => localStorage.setItem('souk-signed-out', String(Date.now())));
  await expect(own).toBeVisible();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(own).toHaveCount(0);
  await expect(found(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/search\/picture$/);
});

test('an owner is told that her product is found, and it is proposed for the photo of a post', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Clay bowl', '20');
  await page.goto(`/studio/${handle}/products`);
  await expect(page.getByText('Found by picture')).toBeVisible(patiently);
  await page.getByRole('link', { name: 'Clay bowl' }).click();
  await expect(page.getByText('fewer than 30')).toHaveCount(2);
  await expect(page.getByText('Found by picture', { exact: true })).toHaveCount(1);
  const [, key] = /\/media\/([\w-]+)\//.exec(await (await page.request.get(product)).text()) ?? [];
  const photo = await (await page.request.get(`/media/${key}/1280`)).body();
  await page.goto(`/studio/${handle}/updates`);
  await page.getByLabel('Pick photos').setInputFiles({ name: 'new.webp', mimeType: 'image/webp', buffer: photo });
  const yes = page.getByRole('button', { name: 'Yes, show Clay bowl', exact: true });
  await expect(yes).toBeVisible();
  await yes.click();
  // What is half under the bar at the top would be too small to hit.
  await page.getByRole('textbox', { name: 'What is new?' }).fill('Fresh from the kiln');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Your post is on the page.')).toBeVisible();
  await page.goto(`/${handle}?tab=updates`);
  await expect(page.getByRole('list', { name: 'In this post' }).getByRole('link')).toHaveText('Clay bowl$20.00');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a form takes the picture and the page shows what it found, or says beside the field what is wrong', async ({
    page,
  }) => {
    await page.goto('/search/picture');
    const field = page.getByLabel('Your picture');
    const search = page.getByRole('main').getByRole('button', { name: 'Search', exact: true });
    await page.locator('input[name="words"]').fill('white');
    await field.setInputFiles({ name: 'words.txt', mimeType: 'text/plain', buffer: noPicture });
    await search.click();
    await expect(field).toHaveAccessibleDescription(/not a picture/);
    await expect(page.locator('input[name="words"]')).toHaveValue('white');
    // Neither hundreds of thousands of parts nor a text of megabytes is read by the page.
    const head = '--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n';
    for (const body of [`${head}x\r\n`.repeat(150_000), `${head}${'x'.repeat(9_000_000)}\r\n`]) {
      const answer = await page.request.post('/search/picture', {
        data: `${body}--b--`,
        headers: { 'content-type': 'multipart/form-data; boundary=b', origin: new URL(page.url()).origin },
      });
      expect(answer.status()).toBe(413);
    }
    await page.locator('input[name="words"]').fill('');
    await expect(async () => {
      await field.setInputFiles(bowl);
      await search.click();
      await expect(found(page).first()).toBeVisible({ timeout: 5_000 });
    }).toPass(patiently);
  });
});
