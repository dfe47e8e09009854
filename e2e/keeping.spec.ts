/** What people like, say and keep, the list one hands on by a link and takes back, and a feed that says why and ends. */
import { expect, test } from './fixtures';

test('a saved thing, a list by its link, and nothing once it is taken back', async ({ app, page, browser }) => {
  await app.signUp(app.newPerson());
  await page.goto('/kumo-kiln/moon-jar');
  // The button changes ahead of its answer, and going to another address at once may leave before it was asked.
  const kept = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await kept;
  await expect(page.getByRole('button', { name: 'Saved' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/search?q=moon+jar');
  const heart = /^Save .*moon jar/i;
  await expect(page.getByRole('button', { name: heart }).first()).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/kumo-kiln/moon-jar');
  await page.getByRole('link', { name: 'Add to a list' }).click();
  await page.getByLabel('Name').fill('For the window');
  await page.getByRole('button', { name: 'Make the list' }).click();
  await page.getByRole('link', { name: 'For the window' }).click();
  await expect(page.getByText('Only you')).toBeVisible();
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('Whoever has the link').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const link = await page.locator('[data-link]').innerText();
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'For the window' })).toBeVisible();
  await page.getByLabel('Only you').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  const gone = await stranger.request.get(link);
  const never = await stranger.request.get(`${link.slice(0, -6)}AAAAAA`);
  expect([gone.status(), never.status()]).toEqual([404, 404]);
  await stranger.goto('/search?q=moon+jar');
  await stranger.getByRole('button', { name: heart }).first().click();
  await expect(stranger).toHaveURL(/\/sign-in\?next=%2Fsearch%3Fq%3Dmoon/);
  await stranger.context().close();
});

test('an update is liked and talked of, the feed says why it is there, and ends', async ({ app, page }) => {
  await app.signUp(app.newPerson());
  await page.goto('/kumo-kiln');
  // The button changes ahead of its answer, and going to another address at once may leave before it was asked.
  const followed = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Follow', exact: true }).click();
  await followed;
  await expect(page.getByRole('button', { name: 'Following' })).toBeVisible();
  await page.goto('/kumo-kiln?tab=updates');
  await page
    .getByRole('link', { name: /comment/i })
    .first()
    .click();
  await page.waitForURL(/\/posts\/pst_/);
  await page.getByRole('button', { name: /like/i }).first().click();
  await expect(page.getByRole('button', { pressed: true })).toHaveText(/like/i);
  const words = `How long was it fired? ${Date.now()}`;
  await page.getByLabel('Say something').fill(words);
  await page.getByRole('button', { name: 'Send' }).last().click();
  await expect(page.getByText(words)).toBeVisible();
  const said = page.getByRole('article').filter({ hasText: words }).last();
  await said.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(words)).toHaveCount(0);
  await page.goto('/feed');
  await expect(page.getByText('You are up to date')).toBeVisible();
  const older = page.getByRole('link', { name: 'Older' });
  if ((await page.getByText('Why am I seeing this?').count()) === 0) await older.click();
  const item = page.getByRole('article').filter({ hasText: 'Kumo Kiln' }).first();
  await item.getByText('Why am I seeing this?').click();
  await expect(item.getByText('You follow Kumo Kiln.')).toBeVisible();
  await item.getByRole('button', { name: 'Unfollow' }).click();
  await expect(page.getByText('You follow Kumo Kiln.')).toHaveCount(0);
});
