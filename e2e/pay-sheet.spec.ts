import type { Page } from '@playwright/test';
import { violations } from './axe';
import { scriptless } from './browsers';
import { addAddress, addCard, cards, newEmail, typeAddress, typeCard } from './buying';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';

test.afterEach(endMerchants);

/** Presses the button of a merchant's page, and answers the window that opens. */
async function openWindow(page: Page, shop: string): Promise<Page> {
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(sheet.getByText(new URL(shop).host)).toBeVisible();
  return sheet;
}

test('a shop is asked what delivery costs where she chose, and what she taps is what she chose', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const sheet = await openWindow(page, await aMerchant(page, { delivery: 'ask' }));
  await expect(sheet.getByRole('button', { name: /^Pay / })).toHaveCount(0);
  await sheet.getByRole('link', { name: /12 Cedar Street/ }).click();
  await expect(sheet.getByText('By courier')).toBeVisible();
  await expect(sheet.getByRole('button', { name: /^Pay \$49\.50/ })).toBeVisible();
  await sheet.getByRole('link', { name: /By courier/ }).click();
  await expect(sheet.getByRole('button', { name: /^Pay \$58\.30/ })).toBeVisible();
  expect(await violations(sheet)).toEqual([]);
  await sheet.getByRole('button', { name: /^Pay \$58\.30/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await page.goto('/orders');
  await page.getByRole('link', { name: /Desk lamp/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('$58.30');
});

test('without scripts the merchant’s form leads to the sheet, and back with what its server completes', async ({
  page,
  app,
  browser,
}) => {
  await app.signUpReadyToPay();
  const shop = await aMerchant(page);
  const plain = await scriptless(page, browser);
  await plain.goto(shop);
  await plain.getByRole('link', { name: 'Pay with Souk' }).click();
  await plain.getByRole('button', { name: 'Pay with Souk' }).click();
  await expect(plain.getByText(new URL(shop).host)).toBeVisible();
  await plain.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(plain.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(new URL(plain.url()).origin).toBe(shop);
  // With scripts the form is not even seen.
  await page.goto(`${shop}/?plain`);
  await expect(page.getByRole('button', { name: 'Pay with Souk' })).toHaveCount(1);
});

test('signed out, two taps with a passkey and no typing pay', async ({ page, app }) => {
  await app.signUpReadyToPay();
  const shop = await aMerchant(page);
  const reader = await app.plugInAuthenticator();
  await page.goto('/settings/passkeys');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkey is ready.')).toBeVisible();
  await app.signOut();
  const sheet = await openWindow(page, shop);
  await app.plugInAuthenticator(sheet, reader);
  await sheet.getByRole('button', { name: 'Continue with a passkey' }).click();
  await expect(sheet.getByRole('radio', { name: /4242/ })).toBeChecked();
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(sheet.isClosed()).toBe(true);
});

test('somebody new pays with eight fields at most, and is told to a page that waits', async ({ page }) => {
  const sheet = await openWindow(page, await aMerchant(page));
  const card = sheet.frameLocator('iframe').getByRole('combobox');
  await expect(card).toBeVisible();
  // As high as they are before anybody scrolls to them: what stands below does not move under a finger.
  const height = await sheet
    .frameLocator('iframe')
    .locator('body')
    .evaluate((body) => body.scrollHeight);
  await expect(sheet.locator('iframe')).toHaveJSProperty('clientHeight', height);
  const typed = sheet.locator('form[data-pay]').locator('input:not([type=hidden]):visible, select:visible');
  // The card's own fields are one: they stand in the provider's frame.
  expect((await typed.count()) + 1).toBeLessThanOrEqual(8);
  await sheet.getByRole('textbox', { name: 'E-mail' }).fill(newEmail());
  await typeAddress(sheet);
  await typeCard(sheet, cards.pays);
  // By key: a click that follows a scroll within a moment is still handed to the frame that stood there before.
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
});

test('another site neither frames our window nor sends its forms, and learns nothing of the order it cannot show', async ({
  page,
  app,
  context,
}) => {
  await app.signUpReadyToPay();
  const shop = await aMerchant(page);
  const sheet = await openWindow(page, shop);
  const { origin: souk, pathname } = new URL(sheet.url());
  // Its own page, beside the one that is watched for complaints: the browser complains of every try.
  const thief = await context.newPage();
  await thief.goto(shop);
  await thief.evaluate((address) => {
    document.body.innerHTML = `<iframe src="${address}" name="framed"></iframe>`;
  }, souk + pathname);
  await expect.poll(() => thief.frame('framed')?.url()).toMatch(/^(chrome-error|about):/);
  for (const path of [pathname, '/checkout', '/checkout/confirm/x']) {
    // As a script of that page would send it, and as one that lied about its origin.
    for (const origin of [shop, souk]) {
      const headers = { origin, 'sec-fetch-site': 'cross-site' };
      const answer = await thief.request.post(souk + path, { headers, multipart: { payOrder: 'x' } });
      expect(answer.status(), `${path} ${origin}`).toBe(403);
    }
  }
  const [refused] = await Promise.all([
    thief.waitForResponse((answer) => answer.request().method() === 'POST'),
    thief.evaluate((address) => {
      document.body.innerHTML = `<form method="post" enctype="multipart/form-data" action="${address}"><input name="a"></form>`;
      document.forms[0]?.submit();
    }, souk + pathname),
  ]);
  expect(refused.status()).toBe(403);
  await thief.close();
  // What she was shown is untouched by all of it.
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
});

test('whatever gets into our window makes no markup of texts, and runs no script but ours and the card fields’', async ({
  page,
  app,
}) => {
  await app.signUpReadyToPay();
  const sheet = await openWindow(page, await aMerchant(page));
  const refused = await sheet.evaluate(() => {
    const fails = (work: () => void) => {
      try {
        work();
        return false;
      } catch {
        return true;
      }
    };
    const script = document.createElement('script');
    const run = { nonce: document.querySelector('script')?.nonce, text: 'window.stolen = true' };
    // Its text is put in as a child, which no setter sees: the policy has to refuse it when it would run.
    const inline = document.createElement('script');
    inline.append(run.text);
    document.head.append(inline);
    return [
      fails(() =>
        Object.assign(document.createElement('p'), { innerHTML: '<img src="x" onerror="window.stolen = true">' }),
      ),
      fails(() => Object.assign(script, { src: `${location.origin}/media/a.js` })),
      fails(() => Object.assign(script, { src: 'https://elsewhere.example/_next/static/a.js' })),
      fails(() => Object.assign(script, run)),
      !('stolen' in window),
    ];
  });
  expect(refused).toEqual([true, true, true, true, true]);
  // And none of it is in the way of paying.
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
});

test('an order that has ended is said to her, and as a code to the page that waits', async ({ page }) => {
  const shop = await aMerchant(page);
  await page.goto(shop);
  const token = 'pot_'.padEnd(47, 'x');
  const told = page.evaluate((text) => {
    const button = document.querySelector('souk-pay-button');
    button?.setAttribute('token', text);
    return new Promise((resolve) => {
      addEventListener('souk-error', (event) => resolve((event as CustomEvent).detail), { once: true });
    });
  }, token);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await expect(sheet.getByText('press its button again')).toBeVisible();
  expect(await told).toMatchObject({
    code: 'not_found',
    isRecoverable: false,
    docs: expect.stringMatching(/#not_found$/),
  });
});
