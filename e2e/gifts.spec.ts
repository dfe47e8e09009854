import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';
import { openOrder, openShopWith } from './owning';

test('a gift goes where its receiver says, and whoever gave it never learns where', async ({ page, app, browser }) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Walnut tray', '18');

  const shopper = await elsewhere(browser);
  const { name } = await shopper.signUpReadyToPay();
  const giver = shopper.page;
  await giver.goto(product);
  await giver.getByRole('link', { name: 'Give as a gift' }).click();
  await giver.getByRole('textbox', { name: 'State or province' }).fill('TX');
  await giver.getByRole('button', { name: 'Show the price' }).click();
  await giver.getByRole('textbox', { name: /^A note with it/ }).fill('For the new kitchen');
  expect(await violations(giver)).toEqual([]);
  await giver.getByRole('button', { name: /^Pay \$[\d.]+ and give$/ }).click();
  await giver.waitForURL(/\/orders\//);
  const order = giver.url();
  await giver.getByRole('button', { name: 'Make a link' }).click();
  const link = await giver.locator('[data-secret-link]').innerText();
  expect(await violations(giver)).toEqual([]);

  const receiver = (await elsewhere(browser)).page;
  // It can be opened once the undo time is over and the money was taken.
  await expect(async () => {
    await receiver.goto(link);
    await expect(receiver.getByRole('heading', { name: 'A gift for you' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(receiver.getByText('For the new kitchen')).toBeVisible();
  await expect(receiver.getByText(`${name} gives you this`, { exact: false })).toBeVisible();
  await expect(receiver.getByRole('main')).not.toContainText('$');
  await receiver.getByRole('textbox', { name: 'Full name' }).fill('Rana Receiver');
  await receiver.getByRole('textbox', { name: 'Street' }).fill('7 Hidden Orchard');
  await receiver.getByRole('textbox', { name: 'City' }).fill('Wimberley');
  await receiver.getByRole('textbox', { name: 'ZIP' }).fill('78676');
  expect(await violations(receiver)).toEqual([]);
  await receiver.getByRole('button', { name: 'Accept the gift' }).click();
  await expect(receiver.getByText('is getting it ready', { exact: false })).toBeVisible();
  await expect(receiver.getByText('7 Hidden Orchard')).toBeVisible();
  expect(receiver.url()).not.toBe(link);

  await giver.reload();
  await expect(giver.getByText('Where it goes is between the receiver and', { exact: false })).toBeVisible();
  await expect(giver.getByRole('main')).not.toContainText(/Rana|Orchard|Wimberley|78676/);
  await giver.goto(link);
  await expect(giver.getByRole('heading', { name: 'This gift is not open' })).toBeVisible();

  await openOrder(page, handle, 'Walnut tray');
  await expect(page.getByText('7 Hidden Orchard')).toBeVisible();
  await expect(page.getByText('For the new kitchen')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // It does not please: it goes back from whoever has it, and whoever gave it reads no more than that.
  await page.getByRole('button', { name: 'Mark as shipped' }).click();
  await expect(page.getByRole('button', { name: 'Mark as arrived' })).toBeVisible();
  await receiver.reload();
  await receiver.getByText('Would you rather send it back?').click();
  await receiver.getByText('I changed my mind').click();
  await receiver.getByRole('textbox', { name: /^Tell the seller more/ }).fill('It is too heavy');
  expect(await violations(receiver)).toEqual([]);
  await receiver.getByRole('button', { name: 'Ask the seller' }).click();
  await expect(receiver.getByText('The answer stands here.', { exact: false })).toBeVisible();
  await expect(receiver.getByRole('main')).not.toContainText('$');
  expect(await violations(receiver)).toEqual([]);
  await giver.goto(order);
  await expect(giver.getByRole('heading', { name: 'Your gift' })).toBeVisible();
  await expect(giver.getByRole('main')).not.toContainText(/heavy|changed my mind|send something back/i);
  await page.reload();
  await expect(page.getByText('It is too heavy')).toBeVisible();
});
