import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { payButton } from './buying';
import { expect, test } from './fixtures';
import { openOrder, openShopWith } from './owning';

test('what lies at a counter is picked up there, against a code that its buyer alone has', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Olive board', '18');
  await page.goto(`/studio/${handle}/settings/places`);
  await page.getByText('Add a place').first().click();
  await page.getByRole('textbox', { name: 'Name of the place' }).last().fill('Old counter');
  await page.getByRole('button', { name: 'Add a place' }).click();
  const pickup = page.locator('form', { has: page.getByLabel('Buyers pick up here') });
  await page.getByText('Pickup', { exact: true }).click();
  await page.getByLabel('Buyers pick up here').check();
  await page.getByRole('textbox', { name: 'Street and number' }).fill('9 Mill Lane');
  await page.getByRole('textbox', { name: 'City' }).fill('Portland');
  await page.getByRole('textbox', { name: 'State or region' }).fill('Oregon');
  await page.getByRole('textbox', { name: 'When it is open' }).fill('Tue to Sat, 10 to 6');
  await pickup.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Type the state as two letters, such as OR.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Street and number' })).toHaveValue('9 Mill Lane');
  await page.getByRole('textbox', { name: 'State or region' }).fill('OR');
  await pickup.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('online · Buyers pick up here', { exact: false })).toBeVisible();

  const shopper = await elsewhere(browser);
  await shopper.signUpReadyToPay();
  const buyer = shopper.page;
  await buyer.goto(product);
  await buyer.getByRole('link', { name: /^Pick up at Old counter, Portland/ }).click();
  await expect(buyer.getByText('The shop does not see it when you pick up.', { exact: false })).toBeVisible();
  await expect(payButton(buyer)).toContainText('$18.00');
  expect(await violations(buyer)).toEqual([]);
  await payButton(buyer).click();
  await buyer.waitForURL(/\/orders\//);
  await expect(buyer.getByText('9 Mill Lane').first()).toBeVisible();
  await expect(buyer.getByText('You get a mail when it is ready.')).toBeVisible();

  await openOrder(page, handle, 'Olive board');
  await expect(page.getByText('12 Cedar Street')).toHaveCount(0);
  await page.getByRole('button', { name: 'It is ready' }).click();
  await expect(page.getByText('The buyer knows that it is ready.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("The buyer's code").fill('000000');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByText("That is not this order's code.", { exact: false })).toBeVisible();

  await buyer.reload();
  const code = (await buyer.locator('[data-code]').innerText()).replace(/\D/g, '');
  const plain = await scriptless(page, browser);
  await plain.goto(page.url());
  await plain.getByLabel("The buyer's code").fill(code);
  await plain.getByRole('button', { name: 'Hand over' }).click();
  await expect(plain.getByText('Picked up', { exact: true }).first()).toBeVisible();
  await plain.context().close();
  await buyer.reload();
  await expect(buyer.getByRole('heading', { level: 1, name: /^Picked up/ })).toBeVisible();
  await buyer.context().close();
});
