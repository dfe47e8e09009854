import type { Browser, Page } from '@playwright/test';
import type { App } from './app';
import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { addAddressAbroad, addCard, cards } from './buying';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

/** Starts paying a product together with three others, and answers the links of their shares. */
async function start(page: Page, product: string, endsOnDecline: boolean): Promise<string[]> {
  await page.goto(product);
  const variant = await page.locator('a[href*="/checkout?variant="]').first().getAttribute('href');
  await page.goto(variant ?? '/checkout');
  await page.getByRole('link', { name: 'Split with friends' }).click();
  await page.getByRole('combobox', { name: 'How many people pay' }).selectOption('4');
  await page.getByRole('button', { name: 'Show the shares' }).click();
  await expect(page.getByRole('combobox', { name: 'Person 4' })).toBeVisible();
  if (endsOnDecline) await page.getByRole('checkbox', { name: /^One who declines ends it/ }).check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Hold my share of/ }).click();
  await expect(page.getByRole('heading', { name: 'Paid together' })).toBeVisible();
  const links = page.locator('[data-part-link]');
  await expect(links).toHaveCount(3);
  return links.allInnerTexts();
}

const readyToPay = async (browser: Browser): Promise<App> => {
  const app = await elsewhere(browser);
  await app.signUpReadyToPay();
  return app;
};

/** Somebody who lives in France, and counts in euro. */
const inFrance = async (browser: Browser): Promise<App> => {
  const app = await elsewhere(browser);
  await app.signUp(app.newPerson());
  await addAddressAbroad(app.page, 'Paris');
  await addCard(app.page, cards.pays);
  return app;
};

/** Pays a share in her own currency, by keyboard; what she was shown is what she is told she pays. */
async function payInEuro(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const [dollars, euro] = [/^In USD: \$18\.\d\d/, /^In EUR: €\d\d\.\d\d/];
  await expect(page.getByRole('radio', { name: dollars })).toBeChecked();
  await page.getByRole('radio', { name: dollars }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: euro })).toBeChecked();
  const shown = (await page.getByText(euro).innerText()).replace('In EUR: ', '');
  await page.getByRole('button', { name: 'Pay my share' }).press('Enter');
  await expect(page.getByText(`What you pay for it: ${shown}, at 1 USD = `, { exact: false })).toBeVisible();
}

async function payShare(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: /^Pay my share of/ }).click();
}

test('four browsers pay one purchase: one who declines ends it for all, and all who agree have one order', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { product } = await openShopWith(page, 'Long oak table', '73.31');
  const starter = await readyToPay(browser);
  const others = [await readyToPay(browser), await readyToPay(browser), await inFrance(browser)].map((one) => one.page);
  const [one, two, three] = others;
  if (!one || !two || !three) throw new Error('people');

  const [first = '', second = ''] = await start(starter.page, product, true);
  await payShare(one, first);
  await expect(one.getByText('Your share is held.', { exact: false })).toBeVisible();
  await expect(one.getByRole('main')).not.toContainText('4242');
  // Without scripts too.
  const plain = await scriptless(two, browser);
  await plain.goto(second);
  await plain.getByRole('button', { name: 'Decline' }).click();
  await expect(plain.getByText('It is over.', { exact: false })).toBeVisible();
  await expect(async () => {
    await starter.page.reload();
    await expect(starter.page.getByText('Given back')).toHaveCount(4, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await one.reload();
  await expect(one.getByText('Nothing was bought, and nobody is charged.', { exact: false })).toBeVisible();

  const links = await start(starter.page, product, false);
  for (const [place, other] of others.entries()) {
    await (other === three ? payInEuro : payShare)(other, links[place] ?? '');
    await expect(other.getByText(/Your share is held|Everybody has agreed|Everybody agreed/)).toBeVisible();
  }
  expect(await violations(one)).toEqual([]);
  expect(await violations(three)).toEqual([]);
  await expect(async () => {
    await starter.page.reload();
    await expect(starter.page.getByText('Everybody paid: it is bought.')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  expect(await violations(starter.page)).toEqual([]);
  await expect(starter.page.getByRole('main')).not.toContainText('€');
  const shares = (await starter.page.getByRole('list', { name: 'Shares' }).innerText()).match(/\$[\d.]+/g) ?? [];
  const cents = (text: string) => Math.round(Number(text.slice(1)) * 100);
  const whole = /Everybody together: (\$[\d.]+)/.exec(await starter.page.getByRole('main').innerText())?.[1] ?? '';
  expect(shares.map(cents).reduce((left, right) => left + right, 0)).toBe(cents(whole));
  await starter.page.getByRole('link', { name: 'See the order' }).click();
  await expect(starter.page).toHaveURL(/\/orders\/ord_/);
  await one.reload();
  await expect(one.getByText('your share is paid', { exact: false })).toBeVisible();
});
