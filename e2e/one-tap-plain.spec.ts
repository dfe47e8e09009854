import { cards, newEmail, openSheet, payButton, typeAddress, typeCardThere } from './buying';
import { expect, test } from './fixtures';

const stool = '/cedar-and-co/beck-workshop-stool';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('one tap is a form that leads to the order, and undo a button on it', async ({ page, app }) => {
    await app.signUpReadyToPay();
    await page.goto(stool);
    await payButton(page).click();
    await page.waitForURL(/\/orders\/ord_/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paid/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Taken back/);
  });

  test('a first purchase types its card on the card service’s page, and is undone on the order', async ({ page }) => {
    const email = newEmail();
    await openSheet(page, stool);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await typeAddress(page);
    await page.getByRole('button', { name: /own page$/ }).click();
    await typeCardThere(page);
    await page.waitForURL(/\/checkout\?/);
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email);
    await payButton(page).click();
    await page.waitForURL(/\/orders\/open\//);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Taken back/);
  });

  test('a refusal is said on the page, with the button back', async ({ page, app }) => {
    await app.signUpReadyToPay(cards.declined);
    await page.goto(stool);
    await payButton(page).click();
    await expect(page.getByText('Your bank said no to this card.')).toBeVisible();
    await expect(payButton(page)).toBeVisible();
  });
});
