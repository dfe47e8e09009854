import path from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { orderCount } from './buying';
import { expect, test } from './fixtures';

const bowl = path.resolve(import.meta.dirname, '../db/seed/pictures/bowl-01.webp');
const found = (page: Page) => page.getByRole('main').locator('section[aria-labelledby="found"] li');

/** Shows a picture and waits for what it finds; the catalogue is looked at in the background, so it may be asked again. */
async function search(page: Page): Promise<void> {
  await page.goto('/search/picture');
  await page.getByLabel('Choose a picture').setInputFiles(bowl);
  await expect(async () => {
    await page.getByRole('button', { name: 'Whole picture' }).click();
    await expect(found(page).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  // What is being asked again stands paler: nobody reads it then, and axe would.
  await expect(page.getByRole('main').locator('section[aria-labelledby="found"]')).toHaveAttribute(
    'aria-busy',
    'false',
  );
  await expect(page.locator('section[aria-labelledby="found"] ul')).toHaveCSS('opacity', '1');
}

test('one tap on what was found buys it, and another takes it back, without leaving the search @phone', async ({
  page,
  app,
}) => {
  await app.signUpReadyToPay();
  await search(page);
  await expect(page.getByText('One tap:', { exact: true })).toBeVisible();
  await expect(page.getByText('•••• 4242')).toBeVisible();
  const card = found(page).filter({ has: page.getByRole('button', { name: /^Pay / }) });
  const title = await card.first().getByRole('heading').textContent();
  const mine = found(page).filter({ has: page.getByRole('heading', { name: title ?? '', exact: true }) });
  const pay = mine.getByRole('button', { name: /^Pay / });
  await expect(pay).toHaveAccessibleName(new RegExp(`^Pay \\D*[\\d.,]+ ?: ${title}, by \\S+`));
  expect(await violations(page)).toEqual([]);
  await pay.press('Enter');
  await expect(mine.getByText('Paid', { exact: true })).toBeFocused();
  await expect(mine.getByRole('link', { name: 'See the order' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await mine.getByRole('button', { name: 'Undo' }).click();
  await expect(mine.getByText('Taken back. Nothing was charged.')).toBeVisible();
  // The picture is still here, and so is what it found.
  await expect(page.getByRole('img', { name: 'The picture you search with' })).toBeVisible();
  await mine.getByRole('button', { name: /^Pay / }).dblclick();
  await expect(mine.getByRole('link', { name: 'See the order' })).toBeVisible();
  await mine.getByRole('link', { name: 'See the order' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paid · /);
  expect(await orderCount(page)).toBe(2);
});

test('what is paid for is not lost from sight when the search goes on, and can still be taken back @phone', async ({
  page,
  app,
}) => {
  await app.signUpReadyToPay();
  await search(page);
  const card = found(page).filter({ has: page.getByRole('button', { name: /^Pay / }) });
  const title = (await card.first().getByRole('heading').textContent()) ?? '';
  const mine = found(page).filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const answer = page.getByRole('main').locator('form[data-pay]').filter({ hasText: 'See the order' });
  // The payment takes long enough that the product is taken away before it is answered.
  await page.route('**/search/picture**', async (route) => {
    const isTap = route.request().postData()?.includes('expectedMinor');
    if (isTap) await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue();
  });
  await mine.getByRole('button', { name: /^Pay / }).click();
  await mine.getByRole('button', { name: /^Not like this/ }).click();
  await expect(mine).toHaveCount(0);
  await expect(answer).toContainText(title);
  expect(await violations(page)).toEqual([]);
  await answer.getByRole('button', { name: 'Undo', exact: true }).click();
  const undone = page.getByText('Taken back. Nothing was charged.');
  await expect(undone).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(undone).toHaveCount(0);
});

test('whoever has nothing to pay with is shown no button, and money is not asked', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.headers()['next-action'] && asked.push(request.url()));
  await search(page);
  await expect(page.getByRole('button', { name: /^Pay / })).toHaveCount(0);
  expect(asked).toEqual([]);
});

test('only what is delivered to the chosen country is found, and the choice is kept', async ({ page }) => {
  await search(page);
  const country = page.getByLabel('Deliver to');
  await expect(country).toHaveValue('US');
  const egypt = page.getByRole('option', { name: 'Egypt' });
  await expect(egypt).toHaveCount(1);
  const sellers = () => found(page).locator('p.truncate').allTextContents();
  const toUs = await sellers();
  await Promise.all([page.waitForResponse(/search\/picture\/found$/), country.selectOption('Egypt')]);
  await expect.poll(sellers).not.toEqual(toUs);
  await search(page);
  await expect(country).toHaveValue('EG');
});
