import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { elsewhere } from './browsers';
import { addAddress, passDays, payButton } from './buying';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

/** The sandbox's test accounts, by what they do. */
const accounts = { pays: 'ba_usSuccess', poor: 'ba_usInsufficientFunds' } as const;

/** Adds a bank account in the wallet by hand; it becomes the one that taps use. */
async function addBankAccount(page: Page, account: string): Promise<void> {
  await page.goto('/wallet');
  await page.getByRole('link', { name: 'Add a bank account' }).click();
  await expect(page.getByRole('heading', { name: 'What you allow' })).toBeVisible();
  const fields = page.frameLocator('iframe');
  await fields.getByRole('combobox', { name: /test account/ }).selectOption(account);
  await expect(fields.getByRole('textbox').first()).not.toHaveValue('');
  // By key: a click that follows a scroll within a moment is still handed to the frame that stood there before.
  await page.getByRole('button', { name: 'Agree and keep this account' }).press('Enter');
  await page.waitForURL((url) => url.pathname === '/wallet');
}

/** One tap; answers the path of the order it became. */
async function tap(page: Page, product: string): Promise<string> {
  await page.goto(product);
  await expect(page.getByText('Pays within 4 business days')).toBeVisible();
  await payButton(page).click();
  await expect(page.getByText('Ordered', { exact: true })).toBeVisible();
  return (await page.getByRole('link', { name: 'See the order' }).getAttribute('href')) ?? '';
}

test('an order from a bank account waits for its bank, is told so to both sides, and is paid days later', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const thing = `Brass lamp ${randomBytes(2).toString('hex')}`;
  const { handle, product } = await openShopWith(page, thing, '30');
  const buyer = await elsewhere(browser);
  const person = buyer.newPerson();
  await buyer.signUp(person);
  await addAddress(buyer.page);
  await addBankAccount(buyer.page, accounts.pays);
  const [stored] = await buyer.page.getByRole('main').getByRole('listitem').all();
  await expect(stored ?? buyer.page.locator('none')).toContainText('•••• 6789');
  await expect(stored ?? buyer.page.locator('none')).toContainText('Allowed on');

  const path = await tap(buyer.page, product);
  await buyer.page.goto(path);
  await expect(buyer.page.getByRole('heading', { level: 1 })).toHaveText(/^Ordered/);
  await expect(async () => {
    await buyer.page.reload();
    await expect(buyer.page.getByRole('heading', { name: /^Your bank pays by/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(buyer.page.getByRole('link', { name: 'Receipt' })).toHaveCount(0);
  await buyer.openMail(person.email, 'Your order is placed');

  await page.goto(`/studio/${handle}/orders`);
  await expect(page.getByText('Money on its way')).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(thing) })
    .click();
  await expect(page.getByText('Do not send it yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark as shipped' })).toHaveCount(0);
  await expect(page.getByText('6789')).toHaveCount(0);

  await passDays(page);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Do not send it yet')).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
  await buyer.page.goto(`${path}/receipt`);
  await expect(buyer.page.getByText('Paid from the bank account ending in 6789.')).toBeVisible();
  await buyer.openMail(person.email, 'Your receipt');
  await buyer.page.context().close();
});

test('what a bank does not pay is cancelled: the buyer hears why and what to do, and the thing is on sale again', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Only vase', '30');
  const buyer = await elsewhere(browser);
  const person = buyer.newPerson();
  await buyer.signUp(person);
  await addAddress(buyer.page);
  await addBankAccount(buyer.page, accounts.poor);
  const path = await tap(buyer.page, product);
  await expect(async () => {
    await buyer.page.goto(path);
    await expect(buyer.page.getByRole('heading', { name: /^Your bank pays by/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await passDays(page);
  await expect(async () => {
    await buyer.page.reload();
    await expect(buyer.page.getByRole('heading', { level: 1 })).toHaveText(/^Not paid/, { timeout: 2_000 });
  }).toPass();
  await expect(buyer.page.getByRole('alert').getByText('There was not enough money for this.')).toBeVisible();
  await expect(buyer.page.getByRole('link', { name: 'Buy it again' })).toBeVisible();
  await buyer.openMail(person.email, 'Your bank did not pay');
  await page.goto(`/studio/${handle}/orders`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Only vase/ })
    .click();
  await expect(page.getByText('There is nothing to send.')).toBeVisible();
  await buyer.page.context().close();
});

test('a purchase from a bank account is taken back like any other, before a bank was asked', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addBankAccount(page, accounts.pays);
  const path = await tap(page, '/cedar-and-co/beck-workshop-stool');
  await page.goto(path);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Taken back/);
});
