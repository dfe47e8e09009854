import { expect, test } from './fixtures';
import { createPage } from './owning';

test('an owner says where her shop delivers: by place and weight, and to nowhere', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  const settings = `/studio/${handle}/settings/delivery`;
  await page.goto(settings);
  await page.getByRole('button', { name: 'Use zones' }).click();
  await page.getByRole('link', { name: 'Where we deliver' }).click();
  await page.getByLabel('The price depends on').first().selectOption('weight');
  await page.getByLabel('Price', { exact: true }).nth(0).fill('5');
  await page.getByLabel('From', { exact: true }).nth(1).fill('1000');
  await page.getByLabel('Price', { exact: true }).nth(1).fill('9');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect(page.getByText('Saved')).toBeVisible();

  await page.goto(`${settings}/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('The islands');
  await page.getByLabel('States, regions and postal codes').fill('US-HI');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/zon_/);
  await page.goto(settings);
  await expect(page.getByText('Nothing goes here: this zone has no rate.')).toBeVisible();

  await page.getByLabel('Grams').fill('1500');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('status')).toContainText('Where we deliver, Standard: $9.00, arrives');
  await page.getByLabel('State or region').fill('HI');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('status')).toHaveText('Nothing goes there, or no rate carries it.');
});
