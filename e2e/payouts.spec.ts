import { elsewhere, scriptless } from './browsers';
import { buyAsGuest, cards, newEmail, openSheet, payButton, typeAddress, typeCard } from './buying';
import { expect, test } from './fixtures';
import { openOrder, openShopWith } from './owning';

test('a seller sells at once, sees what waits and why, and verifies without scripts', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Tin lantern', '320');
  const buyer = await elsewhere(browser);
  await buyAsGuest(buyer.page, product);
  await openOrder(page, handle, 'Tin lantern');
  await page.getByRole('link', { name: 'Money', exact: true }).click();
  await expect(page.getByText('Not verified yet')).toBeVisible();
  await expect(page.getByText(/\$320\.00 of \$500\.00 sold/).first()).toBeVisible();
  await expect(page.getByText(/Held: (verify first|money waits a few days)/)).toBeVisible();
  await page.getByText('What will be asked').click();
  await expect(page.getByText(/your date of birth/)).toBeVisible();

  const second = await elsewhere(browser);
  await openSheet(second.page, product);
  await second.page.getByRole('textbox', { name: 'E-mail' }).fill(newEmail());
  await typeAddress(second.page);
  await typeCard(second.page, cards.pays);
  await payButton(second.page).press('Enter');
  await expect(second.page.getByText('This shop cannot take more orders until it has been verified.')).toBeVisible();

  const plain = await scriptless(page, browser);
  await plain.goto(`/studio/${handle}/payouts`);
  await plain.getByRole('button', { name: 'Verify and get paid' }).click();
  await plain.getByRole('button', { name: 'Complete' }).click();
  await plain.waitForURL((url) => url.pathname === `/studio/${handle}/payouts`);
  await expect(plain.getByText('Verified', { exact: true })).toBeVisible();
  await buyAsGuest((await elsewhere(browser)).page, product);

  const file = await page.request.get(`/studio/${handle}/payouts/due.csv`);
  expect(file.headers()['content-type']).toContain('text/csv');
  expect(await file.text()).toMatch(/^kind,order,paid_at,currency,goods,.*\r\norder,ord_[^,]+,[^,]+,USD,320\.00,/);
  const stranger = await elsewhere(browser);
  await stranger.signUp(stranger.newPerson());
  expect((await stranger.page.request.get(`/studio/${handle}/payouts`)).status()).toBe(404);
  expect((await stranger.page.request.get(`/studio/${handle}/payouts/due.csv`)).status()).toBe(404);
});

test('a payout has its statement, order by order', async ({ page, app }) => {
  await app.signInAs('owner');
  await page.goto('/studio/cedar-and-co/payouts');
  await expect(page.getByText('Verified', { exact: true })).toBeVisible();
  await page
    .getByRole('link', { name: /^Payout of / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Statement' })).toBeVisible();
  await expect(page.getByText('Card processing fee').first()).toBeVisible();
  const path = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
  const file = await page.request.get(path ?? '');
  expect((await file.text()).trim().split('\r\n').at(-1)).toMatch(/^total,,,USD,/);
});
