import { expect, test } from './fixtures';
import { askSomebody, createPage } from './owning';

test('somebody with the catalog role finds the catalogue and nothing else, until the role is taken away', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  const { asked: helper, person } = await askSomebody(page, browser, handle, ['Catalog']);
  const studio = helper.page;
  await studio.goto('/studio');
  await expect(studio.getByText('Products, photos, stock, imports and exports')).toBeVisible();
  await studio.getByRole('button', { name: 'Yes, join' }).click();
  await studio.waitForURL((url) => url.pathname === `/studio/${handle}`);
  const bar = studio.getByRole('navigation', { name: 'Studio' });
  await expect(bar.getByRole('link', { name: 'Products' })).toBeVisible();
  await expect(bar.getByRole('link', { name: 'Orders' })).toHaveCount(0);
  await expect(bar.getByRole('link', { name: 'Money' })).toHaveCount(0);
  await studio.goto(`/studio/${handle}/payouts`);
  await expect(studio.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
  await studio.goto(`/studio/${handle}/updates`);
  const words = studio.getByRole('textbox').first();
  await words.fill('New glazes are drying.');
  await page.goto(`/studio/${handle}/settings/people`);
  await page.getByText(`Change the roles of ${person.name}`).click();
  const ticks = page.locator('form').filter({ hasText: `Change the roles of ${person.name}` });
  await ticks.getByRole('checkbox', { name: 'Catalog' }).uncheck();
  await ticks.getByRole('checkbox', { name: 'Read only' }).check();
  await ticks.getByRole('button', { name: 'Save the roles' }).click();
  await expect(page.getByText('It counts from now on')).toBeVisible();
  await studio.getByRole('button', { name: 'Publish' }).click();
  await expect(studio.getByText('Your role on this page does not allow this.')).toBeVisible();
  await expect(words).toHaveValue('New glazes are drying.');
  await studio.goto(`/studio/${handle}/products`);
  await expect(studio.getByRole('link', { name: 'Add products' })).toHaveCount(0);
  await studio.context().close();
});
