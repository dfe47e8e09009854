import { expectAccessible } from './axe';
import {
  addAddress,
  addPayPal,
  approveOnPayPal,
  buyInOneTap,
  newEmail,
  openSheet,
  orderOfTap,
  payButton,
  typeAddress,
  withFault,
} from './buying';
import { expect, test } from './fixtures';
import { cancelOrder, openOrder, openShopWith } from './owning';

const stool = '/cedar-and-co/beck-workshop-stool';
const table = '/cedar-and-co/oak-coffee-table';

test('somebody with nothing but PayPal adds it, buys in one tap, and gets her money back, on screens that axe accepts', async ({
  page,
  app,
  browser,
}) => {
  test.setTimeout(300_000);
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Straw basket', '30');
  const { App } = await import('./app');
  const buyer = new App(await (await browser.newContext()).newPage());
  const person = buyer.newPerson();
  await buyer.signUp(person);
  await addAddress(buyer.page);
  await addPayPal(buyer.page);
  const [method] = await buyer.page.getByRole('main').getByRole('listitem').all();
  await expect(method ?? buyer.page.locator('none')).toContainText('b…@example.com');
  await expect(method ?? buyer.page.locator('none')).toContainText('Default');

  await buyer.page.goto(product);
  await expect(buyer.page.getByText('b…@example.com')).toBeVisible();
  const { path } = await buyInOneTap(buyer.page, product);
  await buyer.page.goto(path);
  await expect(buyer.page.getByText('b…@example.com')).toBeVisible();

  await openOrder(page, handle, 'Straw basket');
  await expect(page.getByText('example.com')).toHaveCount(0);
  await cancelOrder(page, 'It broke');
  await buyer.page.goto(`${path}/receipt`);
  await expect(buyer.page.getByText('Paid with PayPal, b…@example.com.')).toBeVisible();
  const download = buyer.page.waitForEvent('download');
  await buyer.page.getByRole('link', { name: 'Download PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^souk-[0-9A-Z]{8}\.pdf$/);
  await buyer.openMail(person.email, 'Your receipt');
  await expect(buyer.page.getByText('You paid with PayPal, b…@example.com.')).toBeVisible();

  await buyer.page.goto(product);
  const sheet = (await buyer.page.getByRole('link', { name: 'change' }).getAttribute('href')) ?? '';
  const screens = ['/wallet', '/wallet?card=account_open', product, sheet, path, `${path}/receipt`];
  await expectAccessible(buyer.page, screens);
  await buyer.page.context().close();
});

test('a guest pays from the sheet with PayPal, in Arabic too, and then in one tap', async ({ page }) => {
  await openSheet(page, stool);
  const email = newEmail();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await typeAddress(page);
  await page.getByRole('button', { name: 'Use PayPal instead' }).click();
  await approveOnPayPal(page);
  await page.waitForURL(/\/checkout\?/);
  await expect(page.getByRole('radio', { name: 'PayPal b…@example.com' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email);
  await page.goto(page.url().replace('/checkout', '/ar/checkout'));
  await expect(page.getByRole('radio', { name: 'PayPal b…@example.com' })).toBeChecked();
  await page.goBack();
  await payButton(page).click();
  await page.waitForURL(/\/orders\/open\//);
  const { path } = await buyInOneTap(page, table);
  await page.goto(path);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Taken back/);
});

test('Enter in the sheet pays, and does not lead to PayPal', async ({ page }) => {
  await openSheet(page, stool);
  // The card fields come with the scripts.
  await expect(page.frameLocator('iframe').getByRole('textbox').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'E-mail' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Full name' })).toHaveAttribute('aria-invalid', 'true');
  expect(new URL(page.url()).pathname).toBe('/checkout');
});

test.describe('PayPal’s no', () => {
  test('to a payment is one sentence, and the way to another method', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    await addAddress(page);
    await addPayPal(page, 'declined');
    await page.goto(stool);
    await payButton(page).click();
    await expect(page.getByText('PayPal did not let this payment through.', { exact: false })).toBeVisible();
    await expect(payButton(page)).toBeVisible();
  });

  test('of its owner adds nothing, and says so', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    await page.goto('/wallet');
    await page.getByRole('button', { name: 'Add PayPal' }).click();
    await page.waitForURL(/\/paypal\/approve\//);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('PayPal was not added', { exact: false })).toBeVisible();
    await expect(page.getByText('@example.com')).toHaveCount(0);
  });
});

test('a payment whose answer PayPal never gives is waited for, and ends paid once', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addPayPal(page);
  const lost = { match: { method: 'POST', path: '/paypal/v2/checkout/orders' }, action: 'error500_after', times: 4 };
  await withFault(page, lost, async () => {
    await page.goto(stool);
    await payButton(page).click();
    await expect(page.getByText('We are checking', { exact: false })).toBeVisible();
    await orderOfTap(page);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('PayPal is added from the sheet, which comes back with what was typed, and pays', async ({ page }) => {
    const email = newEmail();
    await openSheet(page, stool);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await typeAddress(page);
    await page.getByRole('button', { name: 'Use PayPal instead' }).click();
    await approveOnPayPal(page);
    await page.waitForURL(/\/checkout\?/);
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email);
    await payButton(page).click();
    await page.waitForURL(/\/orders\/open\//);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paid/);
  });
});
