import { violations } from './axe';
import { expect, test } from './fixtures';
import { createPage } from './owning';

test('a new owner is told what stays, which ways there are, and what shoppers do not see yet', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  await page.goto('/studio/new');
  await expect(page.getByText(/^Country and currency cannot be changed later/)).toBeVisible();
  const handle = await createPage(page);

  await page.goto(`/studio/${handle}/products`);
  await expect(page.getByRole('link', { name: 'From photos' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'By hand' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'From a file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import a catalogue' })).toBeVisible();

  await page.goto(`/studio/${handle}/collections/new`);
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Winter');
  await page.getByRole('radio', { name: /^Published/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing is in it yet. Shoppers see it as soon as something is.')).toBeVisible();
  expect((await page.request.get(`/${handle}/collections/winter`)).status()).toBe(404);

  await page.goto(`/studio/${handle}/settings/people`);
  await page.locator('main header').getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your page' })).toBeVisible();
  await expect(page.getByText(/^Country United States and currency US Dollar stay/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto(`/settings/prove?next=/studio/${handle}/leave`);
  await expect(page.getByText(/^The archive holds everything of the page/)).toBeVisible();
});
