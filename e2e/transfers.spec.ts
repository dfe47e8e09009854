import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';

test('money goes abroad as it was promised, and is taken back for nothing in time', async ({ browser }) => {
  test.slow();
  const sender = await elsewhere(browser);
  await sender.signUpReadyToPay();
  const { page } = sender;
  await page.goto('/transfers');
  await expect(page.getByRole('heading', { name: 'Nothing sent or received yet' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto('/transfers/recipients/new');
  await page.getByRole('textbox', { name: 'Full name of the account’s owner' }).fill('Salma Haddad');
  await page.getByRole('combobox', { name: 'Country of the bank' }).selectOption('GB');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on to the provider' }).click();
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.waitForURL(/\/transfers\/send/);

  // A fault keeps what was typed.
  await page.getByRole('textbox', { name: 'Amount you send' }).fill('٢٠٠٫٠٠١');
  await page.getByRole('combobox', { name: 'What is it for?' }).selectOption('family');
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await expect(page.getByRole('textbox', { name: 'Amount you send' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Amount you send' }).fill('٢٠٠');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'See what it costs' }).click();

  await expect(page.getByRole('heading', { name: 'Send $200.00 to Salma Haddad' })).toBeVisible();
  await expect(page.getByText('1 USD = 0.745', { exact: false })).toBeVisible();
  await expect(page.getByText('The bank knows this account by the name Salma Haddad.')).toBeVisible();
  const arrives = page.getByText(/^£[\d.]+$/);
  const promised = await arrives.innerText();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pay $201.00' }).click();

  await expect(page.getByRole('heading', { name: 'You sent $200.00 to Salma Haddad' })).toBeVisible();
  await expect(page.getByText(promised, { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await expect(page.getByText('It was taken back. Nothing was charged.')).toBeVisible();
  await page.goto('/ar/transfers');
  await expect(page.getByText('استُرجع', { exact: false })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('money for a number is nobody’s before its sender has said whom she meant', async ({ browser }) => {
  test.slow();
  const [sender, receiver] = [await elsewhere(browser), await elsewhere(browser)];
  await sender.signUpReadyToPay();
  await receiver.signUp(receiver.newPerson());
  const { page } = sender;
  await page.goto('/transfers/send');
  await page.getByRole('textbox', { name: 'Name on Souk, e-mail address or phone number' }).fill('050 123 4567');
  await page.getByRole('textbox', { name: 'Amount you send' }).fill('20');
  await page.getByRole('combobox', { name: 'What is it for?' }).selectOption('friend');
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await expect(page.getByText('beginning with +', { exact: false })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name on Souk, e-mail address or phone number' }).fill('+٩٧١ ٥٠ ١٢٣ ٤٥٦٧');
  await page.getByRole('button', { name: 'See what it costs' }).click();
  await page.getByRole('button', { name: 'Pay $20.00' }).click();
  await expect(page.getByRole('heading', { name: 'Pass this link on' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const link = await page.locator('[data-transfer-link]').innerText();

  await receiver.page.goto(new URL(link).pathname);
  await receiver.page.getByRole('textbox', { name: 'Your phone number' }).fill('050 765 4321');
  await receiver.page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(receiver.page.getByText('This is not the number it was sent to.', { exact: false })).toBeVisible();
  expect(await violations(receiver.page)).toEqual([]);
  await receiver.page.getByRole('textbox', { name: 'Your phone number' }).fill('050 123 4567');
  await receiver.page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(receiver.page.getByText('We write to you when they have said so', { exact: false })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Is this the person you meant?' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Yes, send \$20\.00 to/ }).click();
  await expect(page.getByRole('heading', { name: 'Is this the person you meant?' })).toBeHidden();
  await receiver.page.goto(new URL(link).pathname);
  await expect(receiver.page.getByRole('link', { name: 'Say where it arrives' })).toBeVisible();
});
