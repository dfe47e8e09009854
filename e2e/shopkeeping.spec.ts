import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import {
  askSomebody,
  cancelOrder,
  cards,
  createPage,
  markShipped,
  openOrder,
  openShopWith,
  photographs,
} from './owning';

test('twenty photographs are an open shop in less than a minute', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/open`);
  const files = await photographs(20);
  const begun = Date.now();
  await page.getByLabel('Pick photos').setInputFiles(files);
  await expect(cards(page)).toHaveCount(20, { timeout: 60_000 });
  await page.getByLabel('One price for all').fill('24');
  await page.getByRole('button', { name: 'Use' }).click();
  await expect(page.getByText('20 products have this price now.')).toBeVisible();
  for (const place of [0, 1]) await cards(page).nth(place).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Merge 2 into one product' }).click();
  await expect(cards(page)).toHaveCount(19);
  await cards(page).first().getByRole('button', { name: 'Split' }).click();
  await expect(cards(page)).toHaveCount(20);
  for (let place = 0; place < 20; place++)
    await cards(page)
      .nth(place)
      .getByRole('textbox', { name: 'Title' })
      .fill(`Find ${place + 1}`);
  await cards(page).first().getByRole('textbox', { name: /Price/ }).fill('31');
  await page.getByRole('button', { name: 'Publish 20 products' }).click();
  await expect(page.getByRole('heading', { name: 'Your shop is open' })).toBeVisible();
  expect(Date.now() - begun, 'milliseconds from photos to shop').toBeLessThan(60_000);
  await page.goto(`/${handle}/find-1`);
  await expect(page.getByText('$31.00').first()).toBeVisible();
});

test('one order is shipped with its tracking code, another is cancelled and paid back', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Olive board', '18');
  const shopper = await elsewhere(browser);
  await shopper.signUpReadyToPay();
  const kept = await shopper.buyInOneTap(product);
  await openOrder(page, handle, 'Olive board');
  await markShipped(page, 'DHL', 'JD014600003');
  await shopper.page.goto(kept.path);
  await expect(shopper.page.getByText('JD014600003').first()).toBeVisible();
  const other = await elsewhere(browser);
  await other.signUpReadyToPay();
  const unwanted = await other.buyInOneTap(product);
  await openOrder(page, handle, 'Olive board', '?show=to_ship');
  await cancelOrder(page, 'The board has cracked.');
  await page.reload();
  await expect(page.getByText('The board has cracked.')).toBeVisible();
  await other.page.goto(unwanted.path);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText(/^Given back/);
  await expect(other.page.getByText('The seller says: The board has cracked.')).toBeVisible();
  await shopper.page.context().close();
  await other.page.context().close();
});

test('several own a page: asked, agreed, working together, and out with the next request after leaving', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Tin kettle', '22');
  const { asked: partner } = await askSomebody(page, browser, handle);
  expect((await partner.page.goto(`/studio/${handle}`))?.status()).toBe(404);
  await partner.page.goto('/studio');
  await partner.page.getByRole('button', { name: 'Yes, join' }).click();
  await partner.page.waitForURL((url) => url.pathname === `/studio/${handle}`);
  await partner.page.goto(`/studio/${handle}/products`);
  await partner.page.getByRole('textbox', { name: 'Stock of Tin kettle' }).fill('8');
  await partner.page.getByRole('textbox', { name: 'Stock of Tin kettle' }).press('Enter');
  await expect(partner.page.getByText('Saved', { exact: true })).toBeVisible();
  await partner.page.goto(`/studio/${handle}/settings/people`);
  await partner.page.getByRole('button', { name: 'Leave this page' }).click();
  await expect(partner.page.getByText('This is needed.')).toBeVisible();
  await partner.page.getByRole('checkbox', { name: 'Yes, I want to leave' }).check();
  await partner.page.getByRole('button', { name: 'Leave this page' }).click();
  await partner.page.waitForURL((url) => url.pathname === '/studio');
  for (const place of ['', '/products', '/orders', '/settings/people'])
    expect((await partner.page.goto(`/studio/${handle}${place}`))?.status(), place).toBe(404);
  await page.goto(`/studio/${handle}/settings/people`);
  await expect(page.getByText('You are the only owner')).toBeVisible();
  await partner.page.context().close();
});

test('an owner is removed by another one, told by mail, and out with the next request', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  const { asked: partner, person } = await askSomebody(page, browser, handle);
  await partner.page.goto('/studio');
  await partner.page.getByRole('button', { name: 'Yes, join' }).click();
  await partner.page.waitForURL((url) => url.pathname === `/studio/${handle}`);
  const plain = await scriptless(page, browser);
  await plain.goto(`/studio/${handle}/settings/people`);
  await plain.getByText(`Remove ${person.name}`).first().click();
  await plain.getByRole('button', { name: `Remove ${person.name}` }).click();
  await expect(plain.getByText('This is needed.')).toBeVisible();
  await plain.getByRole('checkbox', { name: `Yes, remove ${person.name}` }).check();
  await plain.getByRole('button', { name: `Remove ${person.name}` }).click();
  await expect(plain.getByText('You are the only owner')).toBeVisible();
  expect((await partner.page.goto(`/studio/${handle}/products`))?.status()).toBe(404);
  await partner.openMail(person.email, 'You are no longer one of the people of');
  await plain.context().close();
  await partner.page.context().close();
});

test('a declined invitation opens nothing', async ({ page, app, browser }) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  const { asked: guest } = await askSomebody(page, browser, handle);
  await guest.page.goto('/studio');
  await guest.page.getByRole('button', { name: 'No, thanks' }).click();
  await expect(guest.page.getByRole('heading', { name: 'Every page can be a shop' })).toBeVisible();
  expect((await guest.page.goto(`/studio/${handle}`))?.status()).toBe(404);
  await guest.page.context().close();
});
