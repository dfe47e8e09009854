import { violations } from './axe';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('a collection finds by rule what is in the shop, and one by hand is put in order by keyboard', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '12.00');
  await page.goto(`/studio/${handle}/collections`);
  await page.getByRole('link', { name: 'New collection' }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Bowls');
  await page.getByRole('radio', { name: /^By rule/ }).check();
  await page.locator('select[name="rules.0.kind"]').selectOption('title');
  await page.getByRole('textbox', { name: 'Value' }).first().fill('bowl');
  await expect(page.getByRole('region', { name: 'What is in it now' })).toContainText('one product');
  await page.getByRole('radio', { name: /^Published/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto(`/${handle}`);
  await page.getByRole('navigation', { name: 'Collections' }).getByRole('link', { name: 'Bowls' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bowls');
  await expect(page.getByRole('link', { name: /Sand bowl/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('one that is chosen by hand is put in order by keyboard, and says where everything is', async ({ page, app }) => {
  await app.signInAs('owner');
  await page.goto('/studio/cedar-and-co/collections');
  await page.getByRole('link', { name: /A corner to read in/ }).click();
  const first = page.getByRole('button', { name: /^Later: / }).first();
  const title = ((await first.getAttribute('aria-label')) ?? '').replace('Later: ', '');
  await first.press('Enter');
  await expect(page.getByText(`${title} is now at place 2.`)).toBeAttached();
  await expect(page.getByRole('button', { name: `Later: ${title}` })).toBeFocused();
  await page.getByRole('button', { name: `To the front: ${title}` }).press('Enter');
  await expect(page.getByText(`${title} is now at place 1.`)).toBeAttached();
  expect(await violations(page)).toEqual([]);
});
