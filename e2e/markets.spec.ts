import type { Page } from '@playwright/test';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

/** A market of one country in the settings of a shop, which then shows all of them. */
async function makeMarket(
  page: Page,
  handle: string,
  { name, country, change = '', rounding }: { name: string; country: string; change?: string; rounding?: string },
): Promise<void> {
  await page.goto(`/studio/${handle}/settings/markets/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('checkbox', { name: country }).check();
  await page.getByRole('textbox', { name: 'Change of your prices' }).fill(change);
  if (rounding) await page.getByLabel('Rounding').selectOption(rounding);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\/settings\/markets$/);
}

test('an owner asks another price in a market, and a shopper there sees and pays it', async ({ page, app }) => {
  await app.signUpReadyToPay();
  const { handle, product } = await openShopWith(page, 'Copper bowl', '40');
  const rounding = 'To an amount that ends in .99';
  await makeMarket(page, handle, { name: 'North America', country: 'United States', change: '+10', rounding });
  await expect(page.getByRole('listitem').filter({ hasText: 'North America' })).toContainText('10% more');
  await makeMarket(page, handle, { name: 'Gulf', country: 'Saudi Arabia' });
  await expect(page.getByRole('listitem').filter({ hasText: 'Gulf' })).toContainText(
    'No delivery zone reaches Saudi Arabia',
  );

  await page.goto(product);
  await expect(page.getByText('$43.99', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay \$43\.99/ })).toBeVisible();
  await page.getByText('Prices for United States').click();
  await page.getByRole('combobox', { name: 'Where it is delivered to' }).selectOption('Anywhere');
  await page.getByRole('button', { name: 'Show prices' }).click();
  await expect(page.getByText('Your address is in United States: there it costs $43.99.')).toBeVisible();
  await expect(page.getByText('$40.00', { exact: true }).first()).toBeVisible();
  const order = await app.buyInOneTap(product);
  await page.goto(order.path);
  await expect(page.getByText('$43.99').first()).toBeVisible();
});

test('who chose a country in which nobody may buy is told so on the page and on the sheet, at one price', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Tin lantern', '40');
  await makeMarket(page, handle, { name: 'Gulf', country: 'United Arab Emirates', change: '+10' });
  const guest = (await elsewhere(browser)).page;
  await guest.goto(product);
  const sheet = (await guest.locator('main a[href^="/checkout?variant="]').first().getAttribute('href')) ?? '';
  await guest.goto(`${product}?deliver-to=AE`);
  await expect(guest.getByText('$44.00', { exact: true }).first()).toBeVisible();
  await expect(guest.getByText('Not sold to United Arab Emirates').first()).toBeVisible();
  await expect(guest.locator('main a[href^="/checkout?variant="]')).toHaveCount(0);
  await guest.goto(sheet);
  await expect(guest.getByText('$44.00', { exact: true }).first()).toBeVisible();
  await expect(
    guest.getByText('Not sold to United Arab Emirates: prices are for there.', { exact: false }),
  ).toBeVisible();
  await expect(guest.getByRole('button', { name: /^Pay / })).toBeDisabled();
  await guest.getByText('Prices for United Arab Emirates').click();
  await guest.getByRole('combobox', { name: 'Where it is delivered to' }).selectOption('United States');
  await guest.getByRole('button', { name: 'Show prices' }).click();
  await expect(guest.getByRole('button', { name: /^Pay \$4/ })).toBeEnabled();
  await guest.context().close();
});

test('machines read a market’s prices at an address of its country, and their links show the same', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Tin kettle', '40');
  await makeMarket(page, handle, { name: 'Gulf', country: 'United Arab Emirates', change: '+10' });
  await page.goto(`/studio/${handle}/export`);
  await page.getByRole('link', { name: 'Gulf' }).click();
  const address = await page.getByText(/\/feeds\/google\.tsv\?country=AE$/).innerText();
  const feed = await (await page.request.get(address)).text();
  expect(feed).toContain('44.00 USD');
  expect(await (await page.request.get(`/${handle}/feeds/google.tsv`)).text()).toContain('40.00 USD');

  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(product);
  await expect(stranger.getByText('$40.00', { exact: true }).first()).toBeVisible();
  await stranger.goto(/http\S+deliver-to=AE/.exec(feed)?.[0] ?? '');
  await expect(stranger.getByText('Prices for United Arab Emirates')).toBeVisible();
  await expect(stranger.getByText('$44.00', { exact: true }).first()).toBeVisible();
  await stranger.goto(`/${handle}`);
  await expect(stranger.getByText('$44.00').first()).toBeVisible();
  await context.close();
});

test('what is not sold in a country says so there, and is not found', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Clay lamp', '25');
  await makeMarket(page, handle, { name: 'Home', country: 'United States' });
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: 'Clay lamp' }).click();
  await page.getByRole('link', { name: 'Prices and availability in markets' }).click();
  await page.getByRole('checkbox', { name: /^Sold in this market/ }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  await page.goto(product);
  await expect(page.getByText('Not sold to United States').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^Pay/ })).toHaveCount(0);
  await page.goto(`/search?q=clay+lamp&page=${handle}`);
  await expect(page.getByText('Nothing found')).toBeVisible();
});
