import { elsewhere } from './browsers';
import { expect, test } from './fixtures';

test('each kind is switched way by way, by keyboard, and nothing leaves the site before it is asked for', async ({
  app,
  page,
}) => {
  await app.signUp(app.newPerson());
  await page.goto('/settings/notifications');
  await expect(page.getByRole('checkbox', { name: /On Souk$/, checked: true })).toHaveCount(12);
  for (const way of [/By mail$/, /Push$/])
    await expect(page.getByRole('checkbox', { name: way, checked: true })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Somebody follows you On Souk' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const daily = page.getByRole('radio', { name: 'Every morning' });
  await page.getByRole('radio', { name: 'No digest' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(daily).toBeChecked();
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Somebody follows you On Souk' })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Somebody follows you By mail' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Somebody follows you Push' })).not.toBeChecked();
  await expect(daily).toBeChecked();
  // The browser says by itself how it stands, and is asked for nothing.
  await expect(
    page.getByRole('button', { name: 'Turn on push here' }).or(page.getByText(/^This browser (blocks|cannot)/)),
  ).toBeVisible();
});

test('without scripts the same is chosen, and it says that push needs them', async ({ browser }) => {
  const app = await elsewhere(browser, { javaScriptEnabled: false });
  await app.signUp(app.newPerson());
  const { page } = app;
  await page.goto('/settings/notifications');
  await page.getByRole('checkbox', { name: 'Somebody writes to you By mail' }).check();
  await page.getByRole('radio', { name: 'Monday mornings' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('/settings/notifications');
  await expect(page.getByRole('checkbox', { name: 'Somebody writes to you By mail' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Monday mornings' })).toBeChecked();
  // Playwright looks for no text inside this element, though it is drawn.
  await expect(page.locator('noscript p', { hasText: 'Push needs scripts' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn on push here' })).toBeHidden();
});
