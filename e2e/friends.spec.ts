import type { App } from './app';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';

/** Where her profile is, as her settings say. */
async function profileOf(app: App): Promise<string> {
  await app.page.goto('/settings');
  const path = await app.page.getByRole('link', { name: 'See your profile' }).getAttribute('href');
  return path ?? '';
}

test('two people become friends, one puts the other into a circle, and a block ends all of it for both', async ({
  app,
  page,
  browser,
}) => {
  const lina = app.newPerson();
  await app.signUp(lina);
  const other = await elsewhere(browser);
  const omar = other.newPerson();
  await other.signUp(omar);
  const [hers, his] = [await profileOf(app), await profileOf(other)];

  await page.goto(his);
  await page.getByRole('button', { name: 'Add friend' }).click();
  await expect(page.getByRole('button', { name: 'Withdraw request' })).toBeVisible();

  await other.page.goto('/notifications');
  await other.page.getByRole('link', { name: `${lina.name} asks to be friends` }).click();
  await other.page.getByRole('button', { name: 'Accept' }).click();
  await expect(other.page.getByText('Nothing waits for an answer')).toBeVisible();
  // She hears of it without asking anew.
  await expect(page.getByRole('link', { name: 'Notifications, 1 new' })).toBeVisible();

  await page.goto('/friends?show=circles');
  await page.getByRole('textbox', { name: 'A new circle' }).fill('Drawing night');
  await page.getByRole('button', { name: 'Make circle' }).click();
  await page.getByRole('combobox', { name: 'Add a friend' }).selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('button', { name: `Take ${omar.name} out` })).toBeVisible();

  await page.goto(`${his}/block`);
  await page.getByRole('button', { name: 'Block' }).click();
  await expect(page.getByRole('button', { name: 'Unblock' })).toBeVisible();
  await page.goto('/friends?show=circles');
  await expect(page.getByText('Nobody yet')).toBeVisible();
  for (const [browserOf, path] of [
    [page, his],
    [other.page, hers],
  ] as const)
    expect((await browserOf.goto(path))?.status()).toBe(404);
  await other.page.goto('/friends');
  await expect(other.page.getByText('No friends here yet')).toBeVisible();
});
