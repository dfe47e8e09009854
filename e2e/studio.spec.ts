import type { Browser, Page } from '@playwright/test';
import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { aPhoto, cards, createPage, createPageByHand, dropPhotos, editProduct, nameCard, openShopWith } from './owning';

/** A page in another browser, signed in as a new person. */
async function anotherPerson(browser: Browser): Promise<Page> {
  const app = await elsewhere(browser);
  await app.signUp(app.newPerson());
  return app.page;
}

test.describe('a new page', () => {
  test('says beside its place what cannot be a picture, and keeps what was typed', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    await page.goto('/studio/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Tin & Co');
    const logo = page.getByLabel(/^Logo: /);
    await logo.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('a price list') });
    await expect(page.getByText('This is not a JPEG, PNG or WebP photo.')).toBeVisible();
    await expect(logo).toHaveAccessibleDescription('This is not a JPEG, PNG or WebP photo.');
    const heavy = Buffer.alloc(11 * 1024 * 1024, 0xff);
    await logo.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: heavy });
    await expect(page.getByText('This photo is over 10 MB.')).toBeVisible();
    await logo.setInputFiles(await aPhoto('logo'));
    await expect(page.getByText('This photo is over 10 MB.')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Tin & Co');
  });

  test('that loses a picture on the way is asked for it again where its place is', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    await page.goto('/studio/new');
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7)]);
    await page.getByLabel(/^Logo: /).setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: broken });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(app.newPerson().name);
    await page.getByLabel('Country').selectOption('US');
    await page.getByRole('button', { name: 'Create a page' }).click();
    await page.waitForURL(/\/settings\?/);
    await expect(page.getByText('1 photo was not taken. This photo is damaged and cannot be read.')).toBeVisible();
  });

  test('hears once that an address is taken, and no longer when another is typed', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    await page.goto('/studio/new');
    const taken = page.getByText('This address belongs to another page. Choose another.');
    const address = page.getByRole('textbox', { name: 'Address', exact: true });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Somebody else');
    await address.fill('cedar-and-co');
    await expect(taken).toHaveCount(1);
    await page.getByRole('button', { name: 'Create a page' }).click();
    await expect(address).toHaveAttribute('aria-invalid', 'true');
    await expect(taken).toHaveCount(1);
    await address.fill(app.newPerson().name.replace('Test ', 'shop-'));
    await expect(page.getByText('is free.')).toBeVisible();
    await expect(taken).toHaveCount(0);
  });
});

test.describe('a page becomes a shop', () => {
  test('from photos to something a stranger can see, in one go @phone', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const handle = await createPageByHand(page);
    await dropPhotos(page, handle, ['plate', 'cup', 'bowl']);
    await nameCard(page, 0, 'Blue plate', '24');
    await nameCard(page, 1, 'Small cup', '١٢٫٥٠');
    await cards(page).first().getByRole('textbox', { name: 'Stock' }).fill('5');
    await expect(page.getByRole('button', { name: 'Publish 2 products' })).toBeVisible();
    await page.getByRole('button', { name: 'Publish 2 products' }).click();
    await expect(page.getByRole('heading', { name: 'Your shop is open' })).toBeVisible();
    await expect(page.getByText('1 still waits for a title or a price.')).toBeVisible();
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`/${handle}/small-cup`);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Small cup');
    await expect(stranger.getByText('$12.50').first()).toBeVisible();
    await stranger.context().close();
  });

  test('photos of one thing are merged, and split again', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    await dropPhotos(page, handle, ['front', 'back', 'other']);
    await nameCard(page, 0, 'Tagine', '40');
    for (const place of [0, 1]) await cards(page).nth(place).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Merge 2 into one product' }).click();
    await expect(cards(page)).toHaveCount(2);
    await expect(cards(page).first().getByRole('textbox', { name: 'Title' })).toHaveValue('Tagine');
    await expect(cards(page).first().getByText('2 photos')).toBeVisible();
    await cards(page).first().getByRole('button', { name: 'Split' }).click();
    await expect(cards(page)).toHaveCount(3);
    await expect(cards(page).nth(1).getByRole('textbox', { name: /Price/ })).toHaveValue('40.00');
  });

  test('one price reaches all, what was typed stays after a reload, and nothing without a title is published', async ({
    page,
    app,
  }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    await dropPhotos(page, handle, ['a', 'b']);
    await cards(page).first().getByRole('textbox', { name: 'Title' }).fill('Lamp');
    await page.getByLabel('One price for all').fill('35');
    await page.getByRole('button', { name: 'Use' }).click();
    await expect(page.getByText('2 products have this price now.')).toBeVisible();
    await page.reload();
    await expect(cards(page).first().getByRole('textbox', { name: 'Title' })).toHaveValue('Lamp');
    await expect(cards(page).nth(1).getByRole('textbox', { name: /Price/ })).toHaveValue('35.00');
    await cards(page).nth(1).getByRole('textbox', { name: 'Title' }).fill('');
    await cards(page).nth(1).getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Publish/ }).click();
    await expect(page.getByText('A title is needed before this can be published.')).toBeVisible();
  });

  test('a file that is no photo says so, and the others go on', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    await page.goto(`/studio/${handle}/open`);
    const broken = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('these are words') };
    await page.getByLabel('Pick photos').setInputFiles([broken, await aPhoto('good')]);
    await expect(cards(page)).toHaveCount(1);
    await expect(page.getByText('This is not a JPEG, PNG or WebP photo.')).toBeVisible();
  });

  test('works without JavaScript', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const still = await scriptless(page, browser);
    const handle = await createPageByHand(still);
    await still.goto(`/studio/${handle}/open`);
    await still.locator('input[type=file][name=file]').setInputFiles([await aPhoto('one'), await aPhoto('two')]);
    await still.getByRole('button', { name: 'Upload' }).click();
    await expect(cards(still)).toHaveCount(2);
    await cards(still).first().getByRole('textbox', { name: 'Title' }).fill('Plain bowl');
    await cards(still).first().getByRole('textbox', { name: /Price/ }).fill('fifteen');
    await still.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(still.getByText('Type a number, such as 12 or 12.50.')).toBeVisible();
    await expect(cards(still).first().getByRole('textbox', { name: 'Title' })).toHaveValue('Plain bowl');
    await cards(still).first().getByRole('textbox', { name: /Price/ }).fill('15');
    await still.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(still.getByRole('heading', { name: 'Your shop is open' })).toBeVisible();
    await still.context().close();
  });
});

test.describe('a product', () => {
  test('gets sizes, each with its own price and stock', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const { handle } = await openShopWith(page, 'Wool scarf', '30');
    await editProduct(page, handle, 'Wool scarf');
    await page.getByRole('button', { name: 'Add an option' }).click();
    await page.getByRole('textbox', { name: 'Option', exact: true }).fill('Size');
    await page.getByRole('textbox', { name: 'Values' }).fill('Short, Long');
    await page.getByRole('textbox', { name: 'Values' }).blur();
    await page.getByRole('textbox', { name: 'Price (USD) Long' }).fill('45');
    await page.getByRole('textbox', { name: 'Stock Long' }).fill('7');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Price (USD) Short' })).toHaveValue('30.00');
    await expect(page.getByRole('textbox', { name: 'Price (USD) Long' })).toHaveValue('45.00');
    await expect(page.getByRole('textbox', { name: 'Stock Long' })).toHaveValue('7');
    await page.goto(`/${handle}/wool-scarf`);
    await expect(page.getByText('Long', { exact: true }).first()).toBeVisible();
  });

  test('saved in two tabs tells the second, and loses neither', async ({ page, app, context }) => {
    await app.signUp(app.newPerson());
    const { handle } = await openShopWith(page, 'Glass vase', '30');
    await editProduct(page, handle, 'Glass vase');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('textbox', { name: 'Title' }).fill('Glass vase, tall');
    await other.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(other.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('textbox', { name: 'Title' }).fill('Glass vase, green');
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(page.getByText(/saved somewhere else since you opened it/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Glass vase, green');
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glass vase, green');
  });
});

test.describe('an order', () => {
  test('comes in by itself, is shipped, and its buyer sees the code', async ({ page, app, browser }) => {
    test.slow();
    await app.signUp(app.newPerson());
    const { handle, product } = await openShopWith(page, 'Clay jug', '30');
    await page.goto(`/studio/${handle}/orders`);
    await expect(page.getByText('They appear here by themselves as soon as somebody buys.')).toBeVisible();
    const shopper = await elsewhere(browser);
    const buyer = shopper.page;
    await shopper.signUpReadyToPay();
    const order = await shopper.buyInOneTap(product);
    await expect(page.getByRole('link', { name: /Clay jug/ })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: /Clay jug/ }).click();
    await expect(page.getByText('12 Cedar Street')).toBeVisible();
    await page.getByLabel('Carrier').fill('DHL');
    await page.getByLabel('Tracking code').fill('JD014600003');
    await page.getByRole('button', { name: 'Mark as shipped' }).click();
    await expect(page.getByRole('heading', { name: 'On its way' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Shipped' })).toBeVisible();
    await expect(page.getByText('Changed meanwhile')).toHaveCount(0);
    await buyer.goto(order.path);
    await expect(buyer.getByText('JD014600003').first()).toBeVisible();
    await buyer.context().close();
  });
});

test.describe('who owns a page', () => {
  test('a stranger finds nothing at any of its addresses', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const { handle } = await openShopWith(page, 'Brass bell', '9');
    await editProduct(page, handle, 'Brass bell');
    const product = new URL(page.url()).pathname;
    const stranger = await anotherPerson(browser);
    for (const path of ['', '/open', '/products', '/orders', '/updates', '/settings', '/settings/people']) {
      const answer = await stranger.goto(`/studio/${handle}${path}`);
      expect(answer?.status(), path).toBe(404);
    }
    expect((await stranger.goto(product))?.status()).toBe(404);
    await stranger.context().close();
  });

  test('a post is written, changed and taken away', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    await page.goto(`/studio/${handle}/updates`);
    await page.getByRole('textbox', { name: 'What is new?' }).fill('The kiln is hot.');
    await page.getByLabel('Pick photos').setInputFiles([await aPhoto('kiln'), await aPhoto('smoke')]);
    await page.getByRole('button', { name: 'Take this photo off (2)' }).click();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText('Your post is on the page.')).toBeVisible();
    await page.getByRole('link', { name: 'Edit' }).click();
    // The list has a field of the same name and stays until the editor is there.
    await page.waitForURL(/\/updates\/pst_/);
    await page.getByRole('textbox', { name: 'What is new?' }).fill('The kiln has cooled.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.goto(`/${handle}?tab=updates`);
    await expect(page.getByText('The kiln has cooled.')).toBeVisible();
    await expect(page.getByRole('article').locator('img[srcset]')).toHaveCount(1);
    await page.goto(`/studio/${handle}/updates`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Delete post' }).click();
    await expect(page.getByText('No posts yet')).toBeVisible();
  });

  test('delivery and tax are refused beside their field, with what was typed kept', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    await page.goto(`/studio/${handle}/settings/delivery`);
    await page.getByRole('textbox', { name: 'Days, at least' }).fill('9');
    await page.getByRole('textbox', { name: 'Days, at most' }).fill('3');
    await page.getByRole('textbox', { name: 'Price per order' }).fill('٧٫٥٠');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect(page.getByText('The latest day cannot come before the earliest.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Days, at least' })).toHaveValue('9');
    await page.getByRole('textbox', { name: 'Days, at most' }).fill('12');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Price per order' })).toHaveValue('7.50');
  });
});
