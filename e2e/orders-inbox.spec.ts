import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { openOrder, openShopWith } from './owning';

test('an order is found, packed, talked about and sent, and its buyer follows it', async ({ page, app, browser }) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Olive board', '18');
  const inbox = `/studio/${handle}/orders`;
  const shopper = await elsewhere(browser);
  await shopper.signUpReadyToPay();
  const bought = await shopper.buyInOneTap(product);
  await openOrder(page, handle, 'Olive board');

  await page.getByLabel('A note').fill('Wrap it twice');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByText('Wrap it twice')).toBeVisible();

  await page.goto(inbox);
  await page.getByLabel('Find an order').fill('olive');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/q=olive/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('checkbox', { name: /^Order of/ }).check();
  await page.getByRole('button', { name: 'Mark as packed' }).click();
  await expect(page.getByText('1 order is packed.')).toBeVisible();

  await page.goto(`${inbox}?show=packed`);
  await page.getByRole('checkbox', { name: /^Order of/ }).check();
  await page.getByRole('button', { name: 'Packing slips' }).click();
  await expect(page.getByRole('table')).toContainText('Olive board');
  await expect(page.getByRole('article')).not.toContainText('$');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('table')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  expect(await violations(page)).toEqual([]);

  await shopper.page.goto(bought.path);
  await shopper.page.getByLabel('Your message').fill(`My card is${' 4242'.repeat(4)}`);
  await shopper.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(shopper.page.getByText(/^This looks like a card number/)).toBeVisible();
  await expect(shopper.page.getByLabel('Your message')).toHaveValue(/4242$/);
  await shopper.page.getByLabel('Your message').fill('Is it oiled?');
  await shopper.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(shopper.page.getByText('Is it oiled?')).toBeVisible();
  await expect(shopper.page.getByText('Wrap it twice')).toHaveCount(0);

  await page.goto(inbox);
  await expect(page.getByText('New message', { exact: true })).toBeVisible();
  const plain = await scriptless(page, browser);
  await plain.goto(inbox);
  await plain.getByRole('checkbox', { name: /^Order of/ }).check();
  await plain.getByRole('button', { name: 'Ship the ticked orders' }).click();
  await plain.getByLabel('Carrier').fill('DHL');
  await plain.getByLabel('Tracking code').fill('JD014600003');
  await plain.getByRole('button', { name: 'Mark all of them as shipped' }).click();
  await expect(plain.getByText('1 order is on its way.')).toBeVisible();

  await shopper.page.reload();
  await expect(shopper.page.getByText('JD014600003').first()).toBeVisible();
  await page.goto(`/studio/${handle}/customers`);
  await expect(page.getByText('1 order', { exact: false })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await plain.context().close();
  await shopper.page.context().close();
});
