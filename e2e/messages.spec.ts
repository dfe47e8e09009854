import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';
import { aPhoto, openShopWith } from './owning';

test('a page is asked about a product, answers, and proposes what to pay; then nothing more is wanted of it', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Olive board', '18');
  const shopper = await elsewhere(browser);
  await shopper.signUp(shopper.newPerson());

  await shopper.page.goto(product);
  await shopper.page.getByRole('link', { name: 'Ask about this' }).click();
  await expect(shopper.page.getByRole('region', { name: 'About' })).toContainText('Olive board');
  await shopper.page.getByRole('textbox', { name: /^Write to/ }).fill('Is it oiled?');
  await shopper.page.keyboard.press('Enter');
  await shopper.page.waitForURL(/\/messages\/tlk_/);
  const said = shopper.page.getByRole('log');
  await expect(said).toContainText('Is it oiled?');
  await expect(said).toContainText('Olive board');

  await page.goto(`/messages?as=${handle}`);
  await page.getByRole('link', { name: /Is it oiled\?/ }).click();
  await expect(page.getByRole('log')).toContainText('Olive board');
  const field = page.getByRole('textbox', { name: /^Write to/ });
  await field.pressSequentially('Twice, ');
  await expect(said).toContainText('is writing…');
  await field.pressSequentially('with olive oil');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await expect(said).toContainText('Twice, with olive oil');
  await expect(page.getByRole('log')).toContainText('Seen');

  const photo = { name: 'board.jpg', mimeType: 'image/jpeg', buffer: (await aPhoto('board')).buffer };
  const text = { name: 'board.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
  await shopper.page.getByLabel('Add photographs').setInputFiles([text, photo]);
  await expect(shopper.page.getByRole('list', { name: 'Photographs to send' })).toContainText(
    'not a JPEG, PNG or WebP',
  );
  await shopper.page.getByRole('button', { name: 'Leave out photograph 1' }).click();
  await shopper.page.getByRole('textbox', { name: 'Describe photograph 1' }).fill('A crack');
  await shopper.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(said.getByRole('img', { name: 'A crack' })).toBeVisible();
  const cracked = page.getByRole('log').getByRole('img', { name: 'A crack' });
  await expect(cracked).toBeVisible();
  const address = (await cracked.getAttribute('src')) ?? '';
  const seen = await page.request.get(address);
  expect([seen.status(), seen.headers()['cache-control']]).toEqual([200, 'private, no-store']);
  const stranger = await elsewhere(browser);
  await stranger.signUp(stranger.newPerson());
  expect((await stranger.page.request.get(address)).status()).toBe(404);

  await page.getByRole('link', { name: 'Propose something to pay' }).click();
  await page.getByRole('radio', { name: /Olive board/ }).check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('You proposed this');
  const pay = said.getByRole('link', { name: /^Pay here/ });
  await expect(pay).toBeVisible();
  expect(await violations(shopper.page)).toEqual([]);
  const [sheet] = [await pay.getAttribute('href')];
  expect(sheet).toMatch(/^\/checkout\?variant=var_/);

  await shopper.page
    .getByRole('region', { name: /^Messages with/ })
    .locator('summary')
    .first()
    .click();
  await shopper.page.getByRole('button', { name: /^Take no more messages/ }).click();
  await expect(shopper.page.getByText(/^You take no messages from/)).toBeVisible();
  await expect(page.getByText('You can’t write here.')).toBeVisible();
  await shopper.page.goto(sheet ?? '');
  await expect(shopper.page).toHaveURL(/\/checkout/);
});
