import { violations } from './axe';
import { elsewhere } from './browsers';
import { buyInOneTap, cards, passDays } from './buying';
import { expect, test } from './fixtures';
import { cancelOrder, openOrder, openShopWith } from './owning';

test('a refund that the buyer’s bank sends back days later is said to both sides, and can be given again', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Glass carafe', '24');
  const buyer = await elsewhere(browser);
  await buyer.signUpReadyToPay(cards.refundComesBack);
  const { path } = await buyInOneTap(buyer.page, product);
  await openOrder(page, handle, 'Glass carafe');
  await cancelOrder(page, 'The last one is chipped');
  await passDays(page);

  await expect(async () => {
    await buyer.page.goto(path);
    await expect(buyer.page.getByText('your bank sent it back', { exact: false })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(buyer.page.getByText('The money is not lost.', { exact: false })).toBeVisible();
  expect(await violations(buyer.page)).toEqual([]);
  await page.reload();
  await expect(page.getByText('you still owe it to the buyer', { exact: false })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await cancelOrder(page, 'Once more');
  await expect(page.getByText('you still owe it to the buyer', { exact: false })).toHaveCount(0);
  await buyer.page.context().close();
});
