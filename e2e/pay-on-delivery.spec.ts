import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { openOrder, openShopWith } from './owning';

test('what is paid on delivery is collected against a code, and what nobody took is contested', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Olive board', '18');
  await page.goto(`/studio/${handle}/settings/delivery`);
  await page.getByRole('button', { name: 'Use zones' }).click();
  await page.getByRole('link', { name: 'Where we deliver' }).click();
  await page.getByLabel('Buyers here may pay in cash on delivery').check();
  await page.getByRole('textbox', { name: 'Fee for it' }).fill('2');
  await page.getByRole('textbox', { name: 'Highest total of an order' }).fill('9000');
  const offer = page.locator('form', { has: page.getByLabel('Buyers here may pay in cash on delivery') });
  await offer.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('That is more than may be collected at a door', { exact: false })).toBeVisible();
  await page.getByRole('textbox', { name: 'Highest total of an order' }).fill('100');
  await offer.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  const shopper = await elsewhere(browser);
  const ready = await shopper.signUpReadyToPay();
  const buyer = shopper.page;
  // Somebody who is not signed in is led there, and back to the same sheet.
  const guest = (await elsewhere(browser)).page;
  await guest.goto(product);
  await guest.locator('main a[href^="/checkout?variant="]').first().click();
  await guest.getByRole('link', { name: 'sign in to choose it' }).click();
  await guest.waitForURL(/\/sign-in/);
  await guest.getByRole('textbox', { name: 'E-mail' }).fill(ready.email);
  await guest.getByLabel('Password', { exact: true }).fill(ready.password);
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(guest.getByRole('button', { name: /^Order and pay .* on delivery/ })).toBeVisible();
  await guest.context().close();
  const order = async () => {
    await buyer.goto(product);
    await buyer.locator('main a[href^="/checkout?variant="]').first().click();
    await buyer.getByRole('link', { name: /^Pay on delivery/ }).click();
    await buyer.getByRole('button', { name: /^Order and pay .* on delivery/ }).click();
    await buyer.waitForURL(/\/orders\//);
    await expect(buyer.getByText('Have ready in cash')).toBeVisible();
  };
  await order();
  expect(await violations(buyer)).toEqual([]);
  const code = (await buyer.locator('[data-code]').innerText()).replace(/\D/g, '');

  await page.goto(`/studio/${handle}/orders?show=due`);
  await expect(page.getByText('To be collected: ', { exact: false }).first()).toBeVisible();
  await openOrder(page, handle, 'Olive board');
  await expect(page.getByText(code)).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  const plain = await scriptless(page, browser);
  await plain.goto(page.url());
  await plain.getByLabel('The buyer’s code for the door').fill(code);
  await plain.getByRole('button', { name: 'Handed over and paid' }).click();
  await expect(plain.getByText('Paid in cash').first()).toBeVisible();
  await plain.context().close();
  await buyer.reload();
  await expect(buyer.getByRole('heading', { level: 1, name: /^Here, and paid/ })).toBeVisible();

  await order();
  await page.goto(`/studio/${handle}/orders?show=due`);
  await page
    .getByRole('link', { name: /Olive board/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Mark as shipped' }).click();
  await page.getByText('Nobody took it', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Nobody took it' }).click();
  await expect(page.getByText('You said that nobody took it')).toBeVisible();
  await buyer.goto('/wallet');
  await buyer.getByRole('link', { name: 'Orders you did not take' }).click();
  await buyer.getByLabel('What happened').fill('I waited all day.');
  await buyer.getByRole('button', { name: 'I contest this' }).click();
  await expect(buyer.getByText('It does not count.', { exact: false })).toBeVisible();
  expect(await violations(buyer)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('You or an operator withdrew it.')).toBeVisible();
  await buyer.context().close();
});
