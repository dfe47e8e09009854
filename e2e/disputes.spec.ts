import { elsewhere } from './browsers';
import { buyInOneTap, cards } from './buying';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('a buyer’s bank asks for the money: both sides say what happened, and the seller answers', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Copper tray', '30');
  const buyer = await elsewhere(browser);
  await buyer.signUpReadyToPay(cards.disputed);
  const { path } = await buyInOneTap(buyer.page, product);

  await expect(async () => {
    await page.goto(`/studio/${handle}/orders`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Copper tray/ })
      .click({ timeout: 2_000 });
    await expect(page.getByRole('heading', { name: 'Dispute' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByText('The buyer says that nothing arrived.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel and give the money back' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Send the answer to the bank' }).click();
  await expect(page.getByText('Say what happened first')).toBeVisible();

  await buyer.page.goto(path);
  await buyer.page.getByRole('textbox', { name: 'What the bank should know' }).fill('The parcel never came.');
  await buyer.page.getByRole('button', { name: 'Add this' }).click();
  await expect(buyer.page.getByText('The parcel never came.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('The parcel never came.')).toBeVisible();
  await page.getByRole('textbox', { name: 'What the bank should know' }).fill('It left yesterday with DHL.');
  await page.getByRole('button', { name: 'Add this' }).click();
  await expect(page.getByText('It left yesterday with DHL.')).toBeVisible();
  await page.getByRole('button', { name: 'Send the answer to the bank' }).click();
  await expect(page.getByText('Your answer is with the bank.')).toBeVisible();
  await buyer.page.reload();
  await expect(buyer.page.getByText('Your bank is deciding about')).toBeVisible();
  await expect(buyer.page.getByText('It left yesterday with DHL.')).toBeVisible();
  await buyer.page.context().close();
});
