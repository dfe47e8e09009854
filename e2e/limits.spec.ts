import type { Page } from '@playwright/test';
import type { App } from './app';
import { elsewhere, scriptless } from './browsers';
import { buyInOneTap, payButton } from './buying';
import { expect, test } from './fixtures';

const stool = '/cedar-and-co/beck-workshop-stool';

async function setLimit(page: Page, amount: string): Promise<void> {
  await page.goto('/wallet/limits');
  await page.getByRole('textbox', { name: 'For one payment' }).fill(amount);
  await page.getByRole('button', { name: 'Save limits' }).click();
  await expect(page.getByText('Saved. It holds from the next tap.')).toBeVisible();
}

/** The six digits of the newest mail about a payment. */
async function codeFromMail(app: App, address: string): Promise<string> {
  await app.openMail(address, 'is your code to pay');
  return (await app.page.getByRole('main').innerText()).match(/\b\d{6}\b/)?.[0] ?? '';
}

test('above her own limit a tap waits for a code from her mail, and then buys', async ({ page, app }) => {
  const person = await app.signUpReadyToPay();
  await setLimit(page, '٢٠');
  await page.goto(stool);
  await payButton(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Is this you?' })).toBeVisible();
  await expect(page.getByText('This is more than your limit for one payment.')).toBeVisible();
  const waiting = page.url();
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByText('The code is on its way')).toBeVisible();
  const code = await codeFromMail(app, person.email);
  await page.goto(waiting);
  await page.getByRole('textbox', { name: 'Code from the mail' }).fill('12 34');
  await page.getByRole('button', { name: /^Confirm and pay/ }).click();
  await expect(page.getByText('This is not the code from our latest mail.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Code from the mail' }).fill(code);
  await page.getByRole('button', { name: /^Confirm and pay/ }).click();
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paid/);
  await page.goto(waiting);
  await expect(page.getByRole('heading', { name: 'This is over' })).toBeVisible();
});

test('a passkey confirms this very payment in one press', async ({ page, app }) => {
  await app.plugInAuthenticator();
  await app.signUpReadyToPay();
  await page.goto('/settings/passkeys');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkey is ready.')).toBeVisible();
  await setLimit(page, '0');
  await page.goto(stool);
  await payButton(page).click();
  await expect(page.getByText('You asked to be asked every time.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('button', { name: /^Confirm and pay/ }).click();
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paid/);
});

test('a device that never paid asks once, also without scripts, and is one tap from then on', async ({
  app,
  browser,
}) => {
  const person = await app.signUpReadyToPay();
  const there = await elsewhere(browser);
  await there.signIn(person);
  const plain = await scriptless(there.page, browser);
  await plain.goto(stool);
  await payButton(plain).click();
  await expect(plain.getByText('This device has not paid from your wallet before.')).toBeVisible();
  const waiting = plain.url();
  await plain.getByRole('button', { name: 'Send me a code' }).click();
  const code = await codeFromMail(there, person.email);
  await plain.goto(waiting);
  await plain.getByRole('textbox', { name: 'Code from the mail' }).fill(code);
  await plain.getByRole('button', { name: /^Confirm and pay/ }).click();
  await plain.waitForURL(/\/orders\/ord_/);
  await buyInOneTap(there.page, '/cedar-and-co/oak-coffee-table');
  await plain.context().close();
  await there.page.context().close();
});

test('what is no amount is refused beside its field, as it was typed', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await setLimit(page, '20');
  await page.getByRole('textbox', { name: 'In 24 hours' }).fill('1,5,0');
  await page.getByRole('button', { name: 'Save limits' }).click();
  await expect(page.getByRole('textbox', { name: 'In 24 hours' })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: 'In 24 hours' })).toHaveValue('1,5,0');
});

test('of a cart it can be chosen to buy what is left', async ({ page, app }) => {
  await app.signUpReadyToPay();
  for (const product of [stool, '/cedar-and-co/oak-coffee-table']) {
    await page.goto(product);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(page.getByText('It is in your cart.')).toBeVisible();
  }
  await page.goto('/cart');
  await page.getByRole('link', { name: /^Pay / }).click();
  await page.getByRole('checkbox', { name: 'If something sells out, buy what is left' }).check();
  await payButton(page).click();
  await page.waitForURL(/\/orders\//);
});
