import { scriptless } from './browsers';
import { addAddress, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';
import { allowOneTap, armed, isPay, look } from './one-tap-elsewhere';
import { openOnTwoHosts } from './second-app';

test.afterEach(endMerchants);

test('where payment has a host of its own, window, frame, and the ways there and back know who is signed in at the other', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const { payOrigin, stop } = await openOnTwoHosts();
  try {
    // Three origins, and three sites to the browser: a name, its number, and another number of the same machine.
    const shop = await aMerchant(page, { framed: true, host: '127.0.0.2', souk: payOrigin });
    const cutOff = await aMerchant(page, { host: '127.0.0.2', souk: payOrigin, coop: 'same-origin' });
    const thanked = expect(page.getByRole('heading', { name: 'Thank you' }));
    await page.goto(shop);
    await allowOneTap(page);

    await page.goto(shop);
    const frame = await armed(page);
    await look(page);
    await frame.getByRole('button', isPay).click();
    await thanked.toBeVisible();

    await page.goto(cutOff);
    await page.getByRole('button', { name: 'Pay with Souk' }).click();
    await expect(page).toHaveURL(new RegExp(`^${payOrigin}/pay/order/`));
    await page.getByRole('button', isPay).click();
    await thanked.toBeVisible();
    expect(new URL(page.url()).origin).toBe(cutOff);

    const plain = await scriptless(page, browser);
    await plain.goto(`${cutOff}/?plain`);
    await plain.getByRole('button', { name: 'Pay with Souk' }).click();
    await expect(plain).toHaveURL(new RegExp(`^${payOrigin}/pay/order/`));
    await plain.getByRole('button', { name: /^Pay \$46\.20/ }).click();
    await expect(plain.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    await page.goto('/orders');
    await expect(page.getByText('Desk lamp')).toHaveCount(4);
  } finally {
    stop();
  }
});
