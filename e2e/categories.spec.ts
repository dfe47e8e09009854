import { scriptless } from './browsers';
import { expect, test } from './fixtures';
import { editProduct, openShopWith } from './owning';

test('a product is put in its place by typing, stands there for shoppers, and is found from above', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Olive thing', '30');
  await editProduct(page, handle, 'Olive thing');
  const find = page.getByRole('combobox', { name: 'Find a category' });
  await find.fill('couch');
  await expect(page.getByRole('listbox').getByRole('option', { name: 'Sofas' })).toBeVisible();
  await find.fill('زبديه');
  await find.press('Enter');
  await expect(page.getByLabel('Category', { exact: true })).toHaveValue('bowls');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('Saved').first()).toBeVisible();

  const plain = await scriptless(page, browser);
  await plain.goto(`/${handle}/olive-thing`);
  const trail = plain.getByRole('navigation', { name: 'Category' });
  await expect(trail.getByRole('link')).toHaveText(['Ceramics', 'Bowls']);
  const told = await plain.locator('script[type="application/ld+json"]').allTextContents();
  expect(told.join()).toContain('/search?category=bowls');
  await plain.goto(`/search?page=${handle}&category=ceramics`);
  await plain
    .getByRole('link', { name: /^Bowls/ })
    .first()
    .click();
  await expect(plain).toHaveURL(/category=bowls/);
  await expect(plain.getByRole('link', { name: /Olive thing/ }).first()).toBeVisible();

  await plain.goto(page.url());
  await plain.getByLabel('Category', { exact: true }).selectOption('mugs');
  await plain.getByRole('button', { name: 'Save', exact: true }).last().click();
  await plain.goto(`/ar/${handle}/olive-thing`);
  await expect(plain.getByRole('navigation', { name: 'القسم' }).getByRole('link')).toHaveText(['خزف', 'أكواب كبيرة']);
});
