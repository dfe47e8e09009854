import type { Page } from '@playwright/test';
import { violations } from './axe';
import { scriptless } from './browsers';
import { addAddress, addCard, cards, newEmail, typeAddress, typeCard } from './buying';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';

test.afterEach(endMerchants);

/** Presses the button of a merchant's page, and answers the window that opens. */
async function openWindow(page: Page, shop: string): Promise<Page> {
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(sheet.getByText(new URL(shop).host)).toBeVisible();
  return sheet;
}

test('a shop is asked what delivery costs where she chose, and what she taps is what she chose', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const sheet = await openWindow(page, await aMerchant(page, { delivery: 'ask' }));
  await expect(sheet.getByRole('button', { name: /^Pay / })).toHaveCount(0);
  await sheet.getByRole('link', { name: /12 Cedar Street/ }).click();
  await expect(sheet.getByRole('button', { name: /^Pay \$49\.50/ })).toBeVisible();
  await sheet.getByRole('link', { name: /By courier/ }).click();
  await expect(sheet.getByRole('button', { name: /^Pay \$58\.30/ })).toBeVisible();
  expect(await violations(sheet)).toEqual([]);
  await sheet.getByRole('button', { name: /^Pay \$58\.30/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await page.goto('/orders');
  await page.getByRole('link', { name: /Desk lamp/ }).click();
  await expect(page.getByText('By courier')).toBeVisible();
});

test('without scripts the merchant’s form leads to the sheet, and back with what its server completes', async ({
  page,
  app,
  browser,
}) => {
  await app.signUpReadyToPay();
  const shop = await aMerchant(page);
  const plain = await scriptless(page, browser);
  await plain.goto(`${shop}/?plain`);
  await plain.getByRole('button', { name: 'Pay with Souk' }).click();
  await expect(plain.getByText(new URL(shop).host)).toBeVisible();
  await plain.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(plain.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(new URL(plain.url()).origin).toBe(shop);
  // With scripts the form is not even seen.
  await page.goto(`${shop}/?plain`);
  await expect(page.getByRole('button', { name: 'Pay with Souk' })).toHaveCount(1);
});

test('signed out, two taps with a passkey and no typing pay', async ({ page, app }) => {
  await app.signUpReadyToPay();
  const shop = await aMerchant(page);
  const reader = await app.plugInAuthenticator();
  await page.goto('/settings/passkeys');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkey is ready.')).toBeVisible();
  await app.signOut();
  const sheet = await openWindow(page, shop);
  await app.plugInAuthenticator(sheet, reader);
  await sheet.getByRole('button', { name: 'Continue with a passkey' }).click();
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sheet.isClosed()).toBe(true);
});

test('somebody new pays with eight fields at most, and is told to a page that waits', async ({ page }) => {
  const sheet = await openWindow(page, await aMerchant(page));
  const card = sheet.frameLocator('iframe').getByRole('combobox');
  await expect(card).toBeVisible();
  const typed = sheet.locator('form[data-pay]').locator('input:not([type=hidden]):visible, select:visible');
  // The card's own fields are one: they stand in the provider's frame.
  expect((await typed.count()) + 1).toBeLessThanOrEqual(8);
  await sheet.getByRole('textbox', { name: 'E-mail' }).fill(newEmail());
  await typeAddress(sheet);
  await typeCard(sheet, cards.pays);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
});

test('no page of another site shows our window in a frame', async ({ page }) => {
  const shop = await aMerchant(page);
  await page.goto(shop);
  const { origin } = new URL(
    await page
      .locator('script[src]')
      .first()
      .evaluate((one: HTMLScriptElement) => one.src),
  );
  for (const path of ['/pay/window', '/pay/redirect', '/sign-in?next=/pay/order/po_1']) {
    const { headers } = await page.request.get(origin + path).then((answer) => ({ headers: answer.headers() }));
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-frame-options']).toBe('DENY');
  }
});
