import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('an owner asks another price in a market, and a shopper there sees and pays it', async ({ page, app }) => {
  await app.signUpReadyToPay();
  const { handle, product } = await openShopWith(page, 'Copper bowl', '40');
  const settings = `/studio/${handle}/settings/markets`;
  await page.goto(`${settings}/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('North America');
  await page.getByRole('checkbox', { name: 'United States' }).check();
  await page.getByRole('textbox', { name: 'Change of your prices' }).fill('+10');
  await page.getByLabel('Rounding').selectOption('To an amount that ends in .99');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL((url) => url.pathname === settings);
  await expect(page.getByRole('listitem').filter({ hasText: 'North America' })).toContainText('10% more');

  await page.goto(product);
  await expect(page.getByText('$43.99', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pay \$43\.99/ })).toBeVisible();
  await page.getByText('Prices for United States').click();
  await page.getByRole('combobox', { name: 'Where it is delivered to' }).selectOption('Anywhere');
  await page.getByRole('button', { name: 'Show prices' }).click();
  await expect(page.getByText('Your address is in United States: there it costs $43.99.')).toBeVisible();
  await expect(page.getByText('$40.00', { exact: true }).first()).toBeVisible();
});

test('what is not sold in a country says so there, and is not found', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Clay lamp', '25');
  await page.goto(`/studio/${handle}/settings/markets/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Home');
  await page.getByRole('checkbox', { name: 'United States' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/markets$/);

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
