import { addAddress, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';
import { openOnTwoHosts } from './second-app';

test.afterEach(endMerchants);

test('where payment has a host of its own, the window and the way there and back know who is signed in at the other', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const { payOrigin, stop } = await openOnTwoHosts();
  try {
    // Three origins, and three sites to the browser: a name, its number, and another number of the same machine.
    const [popup, redirect] = [
      await aMerchant(page, { host: '127.0.0.2', souk: payOrigin }),
      await aMerchant(page, { host: '127.0.0.2', souk: payOrigin, coop: 'same-origin' }),
    ];
    await page.goto(popup);
    const [sheet] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Pay with Souk' }).click(),
    ]);
    await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();

    await page.goto(redirect);
    await page.getByRole('button', { name: 'Pay with Souk' }).click();
    await expect(page).toHaveURL(new RegExp(`^${payOrigin}/pay/order/`));
    await page.getByRole('button', { name: /^Pay \$46\.20/ }).click();
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(redirect);
  } finally {
    stop();
  }
});
