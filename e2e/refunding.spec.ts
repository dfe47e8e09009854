import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { home } from './buying';
import { expect, test } from './fixtures';
import { markShipped, openOrder, openShopWith } from './owning';

test('money goes back as it was chosen, in part and then whole, and one figure stands wherever it is told', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Olive board', '40');
  const shopper = await elsewhere(browser);
  await shopper.signUpReadyToPay();
  await shopper.buyInOneTap(product);
  await openOrder(page, handle, 'Olive board');
  await markShipped(page, 'DHL', 'JD014600021');
  const order = page.url();
  const street = page.getByText(home.line1);

  // A reason alone gives nothing back, also without scripts.
  const plain = await scriptless(page, browser);
  await plain.goto(order);
  await plain.getByText('Give money back', { exact: true }).first().click();
  await plain.getByLabel('Reason').fill('A chipped corner');
  await plain.getByRole('button', { name: 'Give money back' }).click();
  await expect(plain.getByText('Choose whether everything goes back or a part.')).toBeVisible();
  await expect(plain.getByLabel('Reason')).toHaveValue('A chipped corner');
  await plain.getByRole('radio', { name: 'A part of it' }).check();
  await plain.getByLabel('Amount').fill('15');
  await plain.getByRole('button', { name: 'Give money back' }).click();
  await expect(plain.getByText('The money is on its way back.')).toBeVisible();

  // The provider's fee may become known between two looks.
  await expect(async () => {
    const file = await page.request.get(`/studio/${handle}/payouts/due.csv`);
    const line = (await file.text()).split('\r\n').find((one) => one.startsWith('order,'));
    const cells = (line ?? '').split(',').map((cell) => Number(cell));
    const [total = 0, ours = 0, fee = 0, back = 0, net = 0] = cells.slice(8, 13);
    expect(back).toBe(15);
    expect(total - ours - fee - back).toBeCloseTo(net, 5);
    await page.goto(`${order}/money`);
    await expect(page.getByText(/^Waiting for /).locator('..')).toContainText(`$${net.toFixed(2)}`);
    await page.goto(`/studio/${handle}/payouts`);
    await page.getByText('How it is made up').click();
    await expect(page.getByText('For you', { exact: true }).locator('xpath=following-sibling::dd')).toHaveText(
      `$${net.toFixed(2)}`,
    );
  }).toPass({ timeout: 20_000 });

  await page.goto(order);
  await page.getByText('Give money back', { exact: true }).first().click();
  await page.getByRole('radio', { name: /^Everything that is left: / }).check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Give money back' }).press('Enter');
  await expect(page.getByText(/has been given back\.$/)).toBeFocused({ timeout: 30_000 });
  // The parcel still travels, so its address is still there.
  await expect(street).toBeVisible();
  await plain.context().close();
  await shopper.page.context().close();
});

test('by keyboard the focus stays with what happened, and a list is a few keys away', async ({ page, app }) => {
  await app.signInAs('owner');
  await page.goto('/studio/cedar-and-co/orders');
  for (const skip of ['Skip to content', 'Skip the shop’s menu', 'Skip to the orders']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: skip })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox').first()).toBeFocused();
});
