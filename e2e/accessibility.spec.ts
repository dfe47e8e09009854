import type { Page } from '@playwright/test';
import { arabic, english, expectAccessible } from './axe';
import { test } from './fixtures';
import { launchOptions } from './launch-options';

// Photographs are most of what a page costs to draw and nothing to axe, which reads their words.
test.use({
  launchOptions: { ...launchOptions, args: [...launchOptions.args, '--blink-settings=imagesEnabled=false'] },
});

const anybody = [
  '/',
  '/discover',
  '/search',
  '/search?q=chair',
  '/search?q=zzzzzz',
  '/search/picture',
  '/cedar-and-co',
  '/cedar-and-co?tab=updates',
  '/cedar-and-co/oak-coffee-table',
  '/cedar-and-co/info/returns',
  '/people/lina',
  '/sign-in',
  '/sign-up',
  '/reset-password',
  '/help',
  '/help/privacy',
  '/help/credits',
  '/privacy/proof',
  '/offline',
  '/mailbox',
  '/nowhere-at-all',
  '/cart',
  '/donate/root-and-branch',
];
const shopper = [
  '/',
  '/cedar-and-co/oak-coffee-table',
  '/wallet',
  '/wallet/limits',
  '/wallet/guardian',
  '/cart',
  '/orders',
  '/settings',
  '/feed',
  '/people/lina',
  '/people/omar/block',
  '/friends',
  '/friends?show=requests',
  '/friends?show=circles',
  '/friends?show=hidden',
  '/friends/find?q=grace',
  '/notifications',
  '/settings/privacy',
  '/settings/profile',
  '/settings/notifications',
  '/lists',
  '/saved',
  '/settings/feed',
  '/transfers/send',
  '/transfers/receive',
  '/donations',
  '/donate/root-and-branch?choice=2500&amount=&rhythm=monthly',
  '/donate/root-and-branch/raise',
];
const owner = [
  '/studio',
  '/studio/new',
  '/studio/cedar-and-co',
  '/studio/cedar-and-co/products',
  '/studio/cedar-and-co/open',
  '/studio/cedar-and-co/orders',
  '/studio/cedar-and-co/updates',
  '/studio/cedar-and-co/settings',
  '/studio/cedar-and-co/settings/delivery',
  '/studio/cedar-and-co/settings/legal',
  '/studio/cedar-and-co/settings/people',
  '/studio/cedar-and-co/settings/domain',
  '/studio/cedar-and-co/pay-button',
  '/studio/cedar-and-co/pay-button/new',
  '/developers',
  '/developers/api',
  '/studio/cedar-and-co/move',
  '/studio/cedar-and-co/settings/close',
  '/studio/cedar-and-co/leave',
  '/studio/cedar-and-co/come-back',
  '/studio/cedar-and-co/products?q=zzzzzz',
  '/studio/cedar-and-co/orders?show=closed',
  '/studio/cedar-and-co/charity',
];
/** One of each, found in its list: the editor of a product, an order, an update. */
const listed = [
  { list: '/studio/cedar-and-co/products', one: '/products/prd_' },
  { list: '/studio/cedar-and-co/orders', one: '/orders/ord_' },
  { list: '/studio/cedar-and-co/updates', one: '/updates/pst_' },
];
const operator = [
  '/operator',
  '/operator/countries',
  '/operator/decisions',
  '/operator/search',
  '/operator/payouts',
  '/operator/limits',
  '/operator/keys',
  '/operator/charities',
  '/operator/transfers',
  '/operator/providers',
  '/policies',
  '/policies/statistics',
  '/decisions',
  '/countries',
  '/countries/us',
];

/** The addresses of the first of each kind that the owner's lists lead to. */
async function firstOfEach(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { list, one } of listed) {
    await page.goto(list);
    found.push((await page.locator(`main a[href*="${one}"]`).first().getAttribute('href')) ?? '');
  }
  return found;
}

test('pages anybody may see are accessible, in English at a desk and in Arabic on a phone @phone', async ({
  page,
  isMobile,
}) => {
  test.setTimeout(240_000);
  await expectAccessible(page, anybody, isMobile ? arabic : english);
});

test('the same in the dark', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, ['/', '/cedar-and-co', '/cedar-and-co/oak-coffee-table', '/sign-in']);
});

test("a shopper's pages are accessible in both languages", async ({ page, app }) => {
  test.setTimeout(180_000);
  await app.signInAs('shopper');
  await expectAccessible(page, shopper);
});

test("an owner's pages are accessible in English", async ({ page, app }) => {
  test.setTimeout(240_000);
  await app.signInAs('owner');
  await expectAccessible(page, [...owner, ...(await firstOfEach(page))], english);
});

test('the studio in Arabic, in the dark and on a phone @phone-only', async ({ page, app }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.signInAs('owner');
  await expectAccessible(page, [...owner, ...(await firstOfEach(page))], arabic);
});

test("the operator's page is accessible in both languages", async ({ page, app }) => {
  await app.signInAs('operator');
  await expectAccessible(page, operator);
});
