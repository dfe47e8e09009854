import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { createPage, giveBack, markShipped, openOrder, openShopWith } from './owning';

test('a page closes when nobody waits for a parcel; then it is gone, orders stay, and the account can close', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  const owner = app.newPerson();
  await app.signUp(owner);
  const { handle, product } = await openShopWith(page, 'Cork mat', '12');
  const shopper = await elsewhere(browser);
  await shopper.signUpReadyToPay();
  const bought = await shopper.buyInOneTap(product);
  await page.goto(`/studio/${handle}/settings/close`);
  await expect(page.getByRole('heading', { name: 'The page cannot close yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close this page for good' })).toHaveCount(0);
  await openOrder(page, handle, 'Cork mat');
  await page.goto(`/studio/${handle}/settings/close`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Cork mat/ })
    .click();
  await markShipped(page, 'DHL', 'JD014600009');

  await page.goto(`/studio/${handle}/settings`);
  await page.getByRole('link', { name: 'See what that means' }).click();
  await page.getByRole('textbox', { name: `Type ${handle} to confirm` }).fill('cork');
  await page.getByRole('button', { name: 'Close this page for good' }).click();
  await expect(page.getByText('Type the address exactly as it stands above.')).toBeVisible();
  await page.getByRole('textbox', { name: `Type ${handle} to confirm` }).fill(`/${handle}`);
  await page.getByRole('button', { name: 'Close this page for good' }).click();
  await page.waitForURL((url) => url.pathname === '/studio');
  await expect(page.getByText('The page is closed. Nobody sees it any more.')).toBeVisible();

  for (const place of [`/${handle}`, product, `/studio/${handle}/products`, `/studio/${handle}/settings/close`])
    expect((await page.goto(place))?.status(), place).toBe(404);
  await page.goto('/studio');
  await page.getByRole('region', { name: 'Closed pages' }).getByRole('link').click();
  await expect(page.getByText(/This page is closed: nobody sees it any more/)).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Cork mat/ })
    .click();
  await giveBack(page, '5', 'Arrived late');
  expect((await shopper.page.goto(bought.path))?.status()).toBe(200);
  await expect(shopper.page.getByText(/has closed this page/)).toBeVisible();
  await expect(shopper.page.getByRole('link', { name: 'Cork mat', exact: true })).toHaveCount(0);
  await app.openMail(owner.email, 'is closed');
  await page.goto('/settings/close');
  const label = await page.getByText(/^Type .* to confirm$/).innerText();
  await page.getByRole('textbox', { name: label }).fill(label.replace(/^Type | to confirm$/g, ''));
  await page.getByRole('button', { name: 'Close my account for good' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is closed' })).toBeVisible();
  await shopper.page.context().close();
});

test('without scripts a page closes in the same two steps', async ({ page, app, browser }) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  const plain = await scriptless(page, browser);
  await plain.goto(`/studio/${handle}/settings`);
  await plain.getByRole('link', { name: 'See what that means' }).click();
  const typed = plain.getByRole('textbox', { name: `Type ${handle} to confirm` });
  await typed.fill('something else');
  await plain.getByRole('button', { name: 'Close this page for good' }).click();
  await expect(plain.getByText('Type the address exactly as it stands above.')).toBeVisible();
  await expect(typed).toHaveValue('something else');
  await typed.fill(handle);
  await plain.getByRole('button', { name: 'Close this page for good' }).click();
  await expect(plain.getByText('The page is closed. Nobody sees it any more.')).toBeVisible();
  expect((await plain.goto(`/${handle}`))?.status()).toBe(404);
  await plain.context().close();
});
