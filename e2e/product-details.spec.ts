import type { Page } from '@playwright/test';
import { scriptless } from './browsers';
import { expect, test } from './fixtures';
import { editProduct, openShopWith } from './owning';

/** Unfolds a part of the editor by its heading. */
const unfold = (page: Page, name: string) => page.locator('summary', { hasText: name }).click();
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).last().click();
const gtin = (page: Page) => page.getByRole('textbox', { name: 'GTIN' });

test('what an owner says of a product stands in her shop, and what is wrong beside its field', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Linen apron', '30');
  await editProduct(page, handle, 'Linen apron');
  await unfold(page, 'Details');
  await page.getByRole('textbox', { name: 'Brand' }).fill('Olive Loom');
  await page.getByLabel('Condition').selectOption('Refurbished');
  await page.getByLabel('Made in').selectOption('Syria');
  await page.getByRole('textbox', { name: 'Tags' }).fill('linen, kitchen');
  await page.getByRole('textbox', { name: 'Was (USD)' }).fill('45');
  await page.getByRole('textbox', { name: 'Weight (g)' }).fill('1250');
  await gtin(page).fill('4006381333930');
  await save(page);
  await expect(
    page.getByText('The last digit should be 1: check the number under the bar code.').first(),
  ).toBeVisible();
  await expect(gtin(page)).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Brand' })).toHaveValue('Olive Loom');
  await gtin(page).fill('4006381333931');
  await save(page);
  await expect(page.getByText('Saved').first()).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`/${handle}/linen-apron`);
  await expect(stranger.locator('s')).toHaveText('Before: $45.00');
  for (const fact of ['Olive Loom', 'Refurbished', 'Syria', '1.25 kg', '4006381333931']) {
    await expect(stranger.getByText(fact, { exact: true }).first()).toBeVisible();
  }
  const told = await stranger.locator('script[type="application/ld+json"]').first().textContent();
  expect(told).toContain('"gtin":"4006381333931"');
  expect(told).toContain('RefurbishedCondition');
  await stranger.context().close();
});

test('a version comes back, without scripts too', async ({ page, app, browser }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Linen apron', '30');
  await editProduct(page, handle, 'Linen apron');
  const plain = await scriptless(page, browser);
  await plain.goto(page.url());
  for (const title of ['Blue apron', 'Green apron']) {
    await plain.getByRole('textbox', { name: 'Title' }).fill(title);
    await unfold(plain, 'Details');
    await plain.getByRole('textbox', { name: 'Brand' }).fill(`${title}s`);
    await plain.getByRole('textbox', { name: 'Tags' }).fill('x'.repeat(61));
    await save(plain);
    await expect(plain.getByText('A tag may have up to 60 letters.').first()).toBeVisible();
    // What was typed is there, and the part it stands in is open.
    await expect(plain.getByRole('textbox', { name: 'Brand' })).toHaveValue(`${title}s`);
    await plain.getByRole('textbox', { name: 'Tags' }).fill('linen');
    await save(plain);
    await expect(plain.getByText('Saved').first()).toBeVisible();
  }
  await plain.goto(page.url());
  await unfold(plain, 'History');
  const changes = plain.getByRole('listitem').filter({ hasText: 'saved it' });
  await expect(changes).toHaveCount(2);
  await changes.nth(1).getByRole('button', { name: 'Restore this version' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Blue apron');
  await unfold(plain, 'History');
  await expect(plain.getByRole('listitem').filter({ hasText: 'restored a version' })).toHaveCount(1);
  await plain.context().close();
});

test('a draft is told when to go on sale, by the clock of its owner', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Linen apron', '30');
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('button', { name: 'Without a photo' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Summer cap');
  await page.getByLabel('Goes on sale by itself').fill('2020-05-01T09:00');
  await save(page);
  await expect(page.getByText('Choose a moment that is still to come.').first()).toBeVisible();
  await page.getByLabel('Goes on sale by itself').fill('2050-05-01T09:00');
  await save(page);
  await expect(page.getByText('Saved').first()).toBeVisible();
  await page.goto(`/studio/${handle}/products`);
  await expect(page.getByText(/^Goes on sale May 1/)).toBeVisible();

  // What puts it on sale goes away with that, and leaves the focus with what is said.
  await editProduct(page, handle, 'Summer cap');
  await page.getByRole('textbox', { name: 'Price (USD)' }).fill('12');
  await page.getByRole('button', { name: 'Save and publish' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Save and publish' })).toHaveCount(0);
  await expect(page.getByText('Saved, and on sale now.')).toBeFocused();
});
