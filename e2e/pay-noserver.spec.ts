import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { violations } from './axe';
import { addAddress, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { sendForm } from './forms';

let plain: Server | null = null;

/** Pages of somebody without a server: files, on an origin that is another site to browsers. */
async function filesAt(html: (origin: string) => string): Promise<string> {
  plain = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html(origin)),
  );
  await new Promise<void>((ready) => plain?.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  return origin;
}

test.afterEach(() => {
  plain?.close();
  plain = null;
});

test('a page that is only a file sells a fixed amount twice, with and without scripts, and hears its order’s number', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const made = await sendForm(page, {
    ...{ at: '/developers', button: 'Make a test pair', typed: {} },
    done: (_, html) => html.includes('plink_'),
  });
  const [publishable = ''] = /pk_test_[A-Za-z0-9_-]{24}/.exec(made.html) ?? [];
  const [link = ''] = /plink_[0-9a-z]{26}/.exec(made.html) ?? [];
  const { origin: souk } = new URL(made.url);
  const shop = await filesAt(
    () => `<!doctype html><title>Lamps</title><script src="${souk}/pay/v1.js"></script>
      <souk-pay-button pk="${publishable}" link="${link}" amount="1" price="1">
        <a href="${souk}/pay/buy?pk=${publishable}&link=${link}">Pay with Souk</a></souk-pay-button>
      <p id="done"></p><script>addEventListener('souk-completed', (event) => {
        document.getElementById('done').textContent = 'Order ' + event.detail.order; });</script>`,
  );
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(sheet.getByText('Desk lamp')).toBeVisible();
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByText(/^Order [0-9A-Z]{8}$/)).toBeVisible();
  expect(sheet.isClosed()).toBe(true);

  // The plain way, as whoever has no scripts goes it: a link, a form, and a sheet.
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const quiet = await still.newPage();
  await quiet.goto(shop);
  await quiet.getByRole('link', { name: 'Pay with Souk' }).click();
  await expect(quiet.getByRole('heading', { name: 'Desk lamp' })).toBeVisible();
  await quiet.getByRole('combobox', { name: 'How many' }).selectOption('2');
  await quiet.getByRole('button', { name: 'Go on to pay' }).click();
  await quiet.getByRole('button', { name: /^Pay \$92\.40/ }).click();
  await expect(quiet.getByText(/^Order [0-9A-Z]{8}$/)).toBeVisible();
  await still.close();
  await page.goto('/orders');
  await expect(page.getByText('Desk lamp')).toHaveCount(2);
});

test('a site sells what is in its shop here: an option is chosen in the window, and it is an ordinary order of the shop', async ({
  page,
  app,
}) => {
  await app.signInAs('owner');
  let lines = '';
  const shop = await filesAt(
    () => `<!doctype html><title>Cedar</title>${lines}<p id="done"></p><script>
      addEventListener('souk-completed', (event) => { document.getElementById('done').textContent = 'Order ' + event.detail.order; });</script>`,
  );
  await page.goto('/studio/cedar-and-co/pay-button/new');
  await page.getByRole('textbox', { name: 'Origin' }).fill(shop);
  await page.getByRole('button', { name: 'Open the site' }).click();
  await page.getByRole('link', { name: 'Go to the site' }).click();
  await page.getByRole('link', { name: 'Goods of your shop' }).click();
  await page.getByRole('combobox', { name: 'What the button sells' }).selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Show the lines' }).click();
  lines = await page.locator('code', { hasText: 'souk-pay-button' }).first().innerText();
  expect(await violations(page)).toEqual([]);
  await app.signOut();
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  // By its other name the machine is another origin, and nobody registered that one.
  await page.goto(shop.replace('127.0.0.1', 'localhost'));
  const [stolen] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(stolen.getByText('This page may not show this order')).toBeVisible();
  await stolen.close();
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await sheet.getByRole('combobox', { name: 'How many' }).first().selectOption('1');
  expect(await violations(sheet)).toEqual([]);
  await sheet.getByRole('button', { name: 'Go on to pay' }).click();
  await sheet.getByRole('button', { name: /^Pay \$/ }).click();
  await expect(page.getByText(/^Order [0-9A-Z]{8}$/)).toBeVisible();
  await page.goto('/orders');
  await expect(page.getByText('Cedar & Co').first()).toBeVisible();
});
