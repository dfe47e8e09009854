import { expect, test } from './fixtures';

test('an owner sees where in the studio she is, and goes on to the next place @phone', async ({ page, app }) => {
  await app.signInAs('owner');
  await page.goto('/studio/cedar-and-co/discounts');
  const studio = page.getByRole('navigation', { name: 'Studio' });
  const here = (name: string) => page.locator('[aria-current=page]').getByText(name, { exact: true });
  await expect(here('Discounts')).toBeInViewport();
  await expect(studio.locator('[aria-current=page]')).toHaveText('Products');
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await expect(here('Import')).toBeInViewport();
  await studio.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  // The last places of a line that is wider than a phone are in sight when we are there.
  await expect(here('People')).toBeInViewport();
  await studio.getByRole('link', { name: 'Insights' }).click();
  await expect(studio.locator('[aria-current=page]')).toHaveText('Insights');
});
