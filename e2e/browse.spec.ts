/** Looking around: search, pages and products, in two languages, with and without script. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const main = (page: Page) => page.getByRole('main');

/** The links of the tiles on the page, in order. */
function tiles(page: Page) {
  return main(page)
    .getByRole('listitem')
    .getByRole('link')
    .filter({ has: page.getByRole('heading', { level: 3 }) });
}

/** A product of the demo world with several choices. */
const withChoices = '/cedar-and-co/skein-side-table';

test('somebody who pastes far too much into the search is told, and gets results for its beginning', async ({
  page,
}) => {
  await page.goto(`/search?q=${'rug '.repeat(1_250)}`);
  await expect(page.getByText('That is too long to look for.')).toBeVisible();
  await expect(tiles(page).first()).toBeVisible();
  await expect(page.getByRole('searchbox').locator('visible=true')).toHaveAttribute('maxlength', '100');
});

test('somebody finds a product although the word is misspelt, and opens it @phone', async ({ page }) => {
  await page.goto('/search?q=pendent+lamp');
  await expect(page.getByText('Showing results for')).toBeVisible();
  const first = tiles(page).first();
  const title = await first.getByRole('heading').textContent();
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name: title ?? '' })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(title ?? ''));
});

test('a search narrows by its filters, says how many remain, and takes them back', async ({ page }) => {
  await page.goto('/search?q=chair');
  const count = page.getByRole('status').first();
  const before = await count.textContent();
  const seller = page
    .getByRole('link', { name: /^Cedar & Co/ })
    .locator('visible=true')
    .first();
  await seller.click();
  await expect(page).toHaveURL(/page=cedar-and-co/);
  await expect(tiles(page).first()).toContainText('Cedar & Co');
  await page.getByRole('link', { name: 'chosen, take away' }).locator('visible=true').click();
  await expect(count).toHaveText(before ?? '');
});

test('a search for nothing known offers the way on', async ({ page }) => {
  await page.goto('/search?q=qqqqzzzz');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await main(page).getByRole('link', { name: 'Discover' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Discover' })).toBeVisible();
});

test('a page shows its shop and its posts, each at an address of its own @phone', async ({ page }) => {
  await page.goto('/cedar-and-co');
  await expect(page.getByRole('heading', { level: 1, name: 'Cedar & Co' })).toBeVisible();
  await expect(tiles(page).first()).toBeVisible();
  await page.getByRole('link', { name: 'Posts' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByRole('link', { name: 'About and contact' }).click();
  await page.getByRole('link', { name: 'Returns', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Returns' })).toBeVisible();
});

test('choosing another size shows its price and stays choosable by keyboard', async ({ page }) => {
  await page.goto(withChoices);
  const [small, large] = [page.getByRole('radio').first(), page.getByRole('radio').nth(1)];
  await expect(small).toBeChecked();
  const price = main(page).locator('h1 + p bdi');
  const before = await price.textContent();
  await small.focus();
  await page.keyboard.press('ArrowRight');
  await expect(large).toBeChecked();
  await expect(page).toHaveURL(/\?variant=var_/);
  await expect(price).not.toHaveText(before ?? '');
  await page.goBack();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a size is chosen, a search is made, and nothing on the page is a promise of a script', async ({ page }) => {
    await page.goto(withChoices);
    const price = main(page).locator('h1 + p bdi');
    const before = await price.textContent();
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: 'Show this choice' }).click();
    await expect(page).toHaveURL(/\?variant=var_/);
    await expect(page.getByRole('radio').nth(1)).toBeChecked();
    await expect(price).not.toHaveText(before ?? '');
    await page.getByRole('searchbox').locator('visible=true').fill('lamp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=lamp/);
    await expect(tiles(page).first()).toBeVisible();
  });
});

test('everything reads from right to left in Arabic, and folded spelling finds @phone', async ({ page }) => {
  await page.goto(`/ar/search?q=${encodeURIComponent('سجاده')}`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const first = tiles(page).first();
  await expect(first).toBeVisible();
  const address = await first.getAttribute('href');
  expect(address).toMatch(/^\/ar\//);
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/ar\//);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});

test('what is not there, not published, or badly asked for answers alike', async ({ request }) => {
  for (const address of [
    '/cedar-and-co/nothing-here',
    '/no-such-page',
    '/no-such-page/at-all',
    '/cedar-and-co/info/secrets',
  ]) {
    const answer = await request.get(address);
    expect([address, answer.status()]).toEqual([address, 404]);
    expect(await answer.text()).toContain('There is nothing at this address');
  }
});

test('a product tells search engines its price, and feeds and sitemap are whole', async ({ page, request }) => {
  await page.goto(withChoices);
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const data = blocks.flatMap((block) => JSON.parse(block));
  // Two trails lead to it: through its shop, and through the shelves.
  expect(data.map((one) => one['@type'])).toEqual(['ProductGroup', 'BreadcrumbList', 'BreadcrumbList']);
  expect(data[0].hasVariant[0].offers).toMatchObject({ priceCurrency: 'USD' });
  await expect(page.locator('meta[property="product:price:currency"]')).toHaveAttribute('content', 'USD');
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', new RegExp(`${withChoices}$`));
  const feed = await request.get('/cedar-and-co/feed.xml');
  expect(feed.headers()['content-type']).toContain('application/rss+xml');
  expect(await feed.text()).toContain('<item>');
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/sitemap/products.xml');
  expect(await (await request.get('/sitemap/products.xml')).text()).toContain(`/ar${withChoices}<`);
});

test('a picture comes in the size asked for and the best format taken, for ever, and in no other', async ({
  page,
  request,
}) => {
  await page.goto(withChoices);
  const source = (await main(page).locator('img[srcset]').first().getAttribute('src')) ?? '';
  for (const [accept, type] of [
    ['image/avif,image/webp,*/*', 'image/avif'],
    ['image/webp,*/*', 'image/webp'],
  ] as const) {
    const picture = await request.get(source, { headers: { accept } });
    expect(picture.headers()).toMatchObject({
      'content-type': type,
      vary: expect.stringMatching(/\bAccept\b(?!-)/),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  }
  expect((await request.get(`${source}.webp`)).headers()).toMatchObject({ 'content-type': 'image/webp' });
  for (const other of ['641', '640.gif', '640.webp/x', '0640', '640.', '../../secrets.json']) {
    const wrong = await request.get(`${source.slice(0, source.lastIndexOf('/'))}/${other}`);
    expect([other, wrong.status()]).toEqual([other, 404]);
  }
});
