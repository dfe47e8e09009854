import { violations } from './axe';
import { addAddress, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';

test.afterEach(endMerchants);

test('on another site one tap in our window pays, and the order stands among all others', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page);
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(sheet.getByText(new URL(shop).host)).toBeVisible();
  await expect(sheet.getByText('Desk lamp')).toBeVisible();
  expect(await violations(sheet)).toEqual([]);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sheet.isClosed()).toBe(true);
  await page.goto('/orders');
  await expect(page.getByText('Desk lamp')).toBeVisible();
});

test('a page whose policy cuts our window off sends its shopper to us and gets her back', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page, { coop: 'same-origin' });
  await page.goto(shop);
  await page.getByRole('button', { name: 'Pay with Souk' }).click();
  await page.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(shop);
});
