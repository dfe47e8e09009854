import { violations } from './axe';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('an owner designs her page beside it, and everybody sees it when she publishes', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '12.00');
  await page.goto(`/studio/${handle}/design`);
  const preview = page.frameLocator('iframe');
  await expect(preview.getByRole('heading', { level: 1 })).toBeVisible();
  const saved = page.getByText('Kept as draft');
  for (const kind of ['Story', 'Posts']) {
    await page.getByLabel('Add a section').selectOption(kind);
    await expect(page.getByRole('button', { name: `Up: ${kind}` })).toBeVisible();
  }
  await page.getByRole('textbox', { name: 'Title in English' }).nth(1).fill('Thrown by hand');
  await expect(preview.getByRole('heading', { name: 'Thrown by hand' })).toBeVisible();
  await page.getByRole('button', { name: 'Down: Story' }).press('Enter');
  await expect(page.getByText('Story is now number 2')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Down: Story' })).toBeFocused();
  await expect(saved).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Colours of my own').check();
  await page.locator('input[name="ink"]').fill('#cccccc');
  await expect(page.getByText('This text cannot be read on this ground.')).toBeVisible();
  await page.locator('input[name="ink"]').fill('#1a1a2e');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published: everybody sees it now')).toBeVisible();
  await page.goto(`/${handle}`);
  await expect(page.getByRole('heading', { name: 'Thrown by hand' })).toBeVisible();
  const body = page.locator('[class^="theme-"]');
  await expect(body).toHaveCSS('color', 'rgb(26, 26, 46)');
  expect(await violations(page)).toEqual([]);
});
