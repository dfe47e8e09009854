import { arabic, english, expectAccessible } from './axe';
import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { openOrder } from './owning';
import { agree, askToReturn, soldInTwoSizes } from './returning';

test('something goes back and its money comes: asked, agreed, sent, received, paid, told to both by mail', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, buyer, person, order } = await soldInTwoSizes(page, browser, 'Wool cap');
  const hers = buyer.page;
  await hers.goto(order);
  const days = await hers.request.get(`${order}/delivery.ics`);
  expect(days.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await days.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:\d{8}\r\n/);
  expect((await page.request.get(`${order}/delivery.ics`)).status()).toBe(404);
  await askToReturn(hers, order, 'It does not fit');
  await expect(hers.getByText(/You asked .* to take this back/)).toBeVisible();
  await expect(hers.getByRole('link', { name: 'Send something back' })).toHaveCount(0);

  await page.goto(`/studio/${handle}/orders?show=returns`);
  const row = page.getByRole('main').getByRole('link', { name: /Wool cap/ });
  await expect(row.getByText('Return', { exact: true })).toBeVisible();
  await row.click();
  await page.getByRole('button', { name: 'Take it back', exact: true }).click();
  await expect(page.getByText('This is needed.')).toBeVisible();
  await agree(page, 'Bring it to any post office.', 'https://label.example/7');

  await buyer.openMail(person.email, 'takes it back');
  await hers.goto(order);
  await expect(hers.getByText('Bring it to any post office.')).toBeVisible();
  await expect(hers.getByRole('link', { name: 'Open the shipping label' })).toHaveAttribute('href', /label\.example/);
  expect(await (await hers.request.get(`${order}/send-back.ics`)).text()).toContain('BEGIN:VEVENT');
  expect((await page.request.get(`${order}/send-back.ics`)).status()).toBe(404);
  await hers.getByLabel('Carrier').fill('DHL');
  await hers.getByLabel('Tracking code').fill('JD014600011');
  await hers.getByRole('button', { name: 'I have sent it' }).click();
  await expect(hers.getByText('It is on its way back.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('JD014600011')).toBeVisible();
  await page.getByRole('button', { name: 'It has come back' }).click();
  await expect(page.getByText('You have it back. Give the money back.')).toBeVisible();
  await expect(page.getByLabel('Amount')).toHaveValue('20.00');
  await page.getByRole('button', { name: 'Give the money back' }).click();
  await expect(page.getByText('Done: the money was given back.')).toBeVisible({ timeout: 60_000 });
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: 'Wool cap' }).click();
  await expect(page.getByRole('textbox', { name: 'In stock Small' })).toHaveValue('3');

  await hers.goto(order);
  await expect(hers.getByText(/your money is on its way/)).toBeVisible();
  await buyer.openMail(person.email, 'is coming back');
  await hers.context().close();
});

test('another size comes instead, and what was declined can be asked for again, on screens that axe accepts', async ({
  page,
  app,
  browser,
}) => {
  test.setTimeout(420_000);
  await app.signUp(app.newPerson());
  const { handle, buyer, order } = await soldInTwoSizes(page, browser, 'Felt hat');
  const studio = new URL(page.url()).pathname;
  await expectAccessible(buyer.page, [order, `${order}/return`]);
  await askToReturn(buyer.page, order, 'I changed my mind');
  await expectAccessible(page, [studio]);
  await page.goto(studio);
  await page.getByText('Do not take it back').first().click();
  await page.getByRole('textbox', { name: 'Why not' }).fill('It was made for you.');
  await page.getByRole('button', { name: 'Do not take it back' }).click();
  await expect(page.getByText('You did not take this back.')).toBeVisible();
  await buyer.page.goto(order);
  await expect(buyer.page.getByText('It was made for you.')).toBeVisible();

  await askToReturn(buyer.page, order, 'It does not fit', 'Large');
  await page.goto(`/studio/${handle}`);
  await page.getByRole('link', { name: '1 return is open' }).click();
  await page.waitForURL(/show=returns/);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Felt hat/ })
    .click();
  await agree(page, 'To our shop.', 'https://label.example/7');
  await expectAccessible(buyer.page, [order], english);
  await page.getByRole('button', { name: 'It has come back' }).click();
  await expect(page.getByRole('button', { name: 'Send the other one' })).toBeVisible();
  await expectAccessible(page, [studio], arabic);
  await page.goto(studio);
  await page.getByRole('textbox', { name: 'Tracking code' }).fill('JD014600012');
  await page.getByRole('button', { name: 'Send the other one' }).click();
  await expect(page.getByText('Done: you sent the other one.')).toBeVisible();
  await buyer.page.goto(order);
  await expect(buyer.page.getByText(/has sent you the other one/)).toBeVisible();
  await expect(buyer.page.getByText('JD014600012')).toBeVisible();
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: 'Felt hat' }).click();
  await expect(page.getByRole('textbox', { name: 'In stock Large' })).toHaveValue('2');
  await buyer.page.context().close();
});

test('a buyer keeps it after all; asked again without scripts, a return goes the same way on both sides', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, buyer, order } = await soldInTwoSizes(page, browser, 'Rope bag');
  const stranger = await elsewhere(browser);
  expect((await stranger.page.goto(`${order}/return`))?.status()).toBe(404);
  await stranger.page.context().close();
  await askToReturn(buyer.page, order, 'Something else');
  await buyer.page.getByRole('button', { name: 'Keep it after all' }).click();
  await expect(buyer.page.getByText('You keep it: you took this return back.')).toBeVisible();
  await page.goto(`/studio/${handle}/orders?show=returns`);
  await expect(page.getByText('Nothing of this kind at the moment.')).toBeVisible();

  const [hers, shop] = [await scriptless(buyer.page, browser), await scriptless(page, browser)];
  await hers.goto(`${order}/return`);
  await hers.getByRole('textbox', { name: /Small/ }).fill('2');
  await hers.getByLabel('Tell the seller more').fill('The handle tore');
  await hers.getByRole('button', { name: 'Ask the seller' }).click();
  await expect(hers.getByText('This is needed.')).toBeVisible();
  await hers.getByRole('radio', { name: 'It came damaged' }).check();
  await hers.getByRole('button', { name: 'Ask the seller' }).click();
  await expect(hers.getByText(/more units than/)).toBeVisible();
  await expect(hers.getByRole('radio', { name: 'It came damaged' })).toBeChecked();
  await expect(hers.getByLabel('Tell the seller more')).toHaveValue('The handle tore');
  await hers.getByRole('textbox', { name: /Small/ }).fill('1');
  await hers.getByRole('button', { name: 'Ask the seller' }).click();
  await hers.waitForURL((url) => url.pathname === order);

  await openOrder(shop, handle, 'Rope bag');
  await expect(shop.getByText('The handle tore')).toBeVisible();
  await agree(shop, 'Keep it, we only need a picture.');
  await hers.reload();
  await hers.getByRole('button', { name: 'I have sent it' }).click();
  await expect(hers.getByText('It is on its way back.')).toBeVisible();
  await shop.reload();
  await shop.getByText('Give the money back at once').first().click();
  await shop.getByRole('button', { name: 'Give the money back at once' }).click();
  await expect(shop.getByText('Done: the money was given back.')).toBeVisible();
  await hers.reload();
  await expect(hers.getByText(/your money is on its way/)).toBeVisible();
  for (const one of [hers, shop, buyer.page]) await one.context().close();
});
