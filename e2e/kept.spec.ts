import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('a shopper lets a shop keep her, sees it in her account, and takes it back', async ({ page, app, browser }) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Cedar spoon', '12');
  const shopper = await elsewhere(browser);
  const person = await shopper.signUpReadyToPay();
  await shopper.confirmAddress(person.email);
  const bought = await shopper.buyInOneTap(product);

  await shopper.page.goto(bought.path);
  const box = shopper.page.getByRole('checkbox', { name: /may keep my name/ });
  await expect(box).not.toBeChecked();
  await box.check();
  await shopper.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(shopper.page.getByText('Saved.')).toBeVisible();
  expect(await violations(shopper.page)).toEqual([]);

  await page.goto(`/studio/${handle}/customers?show=kept`);
  await expect(page.getByText('Agreed to be kept')).toBeVisible();
  await expect(page.getByText(person.email)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await shopper.page.goto('/settings');
  await shopper.page.getByRole('link', { name: 'Shops that know you' }).click();
  await expect(shopper.page.getByText(/^Agreed /)).toBeVisible();
  expect(await violations(shopper.page)).toEqual([]);
  await box.uncheck();
  await shopper.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(shopper.page.getByText('Not kept')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Nobody has agreed yet')).toBeVisible();
});
