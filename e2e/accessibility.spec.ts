import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { addAddress, addPayPal, buyInOneTap } from './buying';
import { expect, test } from './fixtures';
import { agree, askToReturn, soldInTwoSizes } from './returning';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const anybody = [
  '/',
  '/discover',
  '/search',
  '/search?q=chair',
  '/search?q=zzzzzz',
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
  '/offline',
  '/mailbox',
  '/nowhere-at-all',
  '/cart',
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
  '/studio/cedar-and-co/settings/owners',
  '/studio/cedar-and-co/settings/close',
  '/studio/cedar-and-co/products?q=zzzzzz',
  '/studio/cedar-and-co/orders?show=closed',
];
const stool = '/cedar-and-co/beck-workshop-stool';
/** One of each, found in its list: the editor of a product, an order, an update. */
const listed = [
  { list: '/studio/cedar-and-co/products', one: '/products/prd_' },
  { list: '/studio/cedar-and-co/orders', one: '/orders/ord_' },
  { list: '/studio/cedar-and-co/updates', one: '/updates/pst_' },
];
const operator = ['/operator'];

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** What axe finds, as lines a person can act on. `evaluate` is not subject to the page's policy, as a script tag would be. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (where: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // Of what passes only the count is made: describing every element of a page takes most of a run's time.
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
    return (await axe.run(document, options)).violations;
  });
  return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}

/** Both languages, where nothing else is said. What is walked at both widths is English at a desk and Arabic on a phone. */
const both = ['', '/ar'] as const;
const english = [''] as const;
const arabic = ['/ar'] as const;

async function expectAccessible(
  page: Page,
  paths: readonly string[],
  prefixes: readonly ('' | '/ar')[] = both,
): Promise<void> {
  for (const prefix of prefixes) {
    for (const path of paths) {
      const address = prefix + (path === '/' && prefix ? '' : path);
      await test.step(address || '/', async () => {
        await page.goto(address || '/');
        expect.soft(await violations(page), address).toEqual([]);
      });
    }
  }
}

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

test('the screens of a return are accessible on both sides, in both languages', async ({ page, app, browser }) => {
  test.setTimeout(240_000);
  await app.signUp(app.newPerson());
  const { buyer, order } = await soldInTwoSizes(page, browser, 'Straw hat');
  const studio = new URL(page.url()).pathname;
  await expectAccessible(buyer.page, [order, `${order}/return`]);
  await askToReturn(buyer.page, order, 'It does not fit', 'Large');
  await expectAccessible(page, [studio]);
  await page.goto(studio);
  await agree(page, 'To our shop.', 'https://label.example/7');
  await expectAccessible(buyer.page, [order], english);
  await page.getByRole('button', { name: 'It has come back' }).click();
  await expect(page.getByRole('button', { name: 'Send the other one' })).toBeVisible();
  await expectAccessible(page, [studio], arabic);
  await buyer.page.context().close();
});

test('the screens that show PayPal are accessible in both languages', async ({ page, app }) => {
  test.setTimeout(180_000);
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addPayPal(page);
  const { path } = await buyInOneTap(page, stool);
  const sheet = await page.goto(stool).then(() => page.getByRole('link', { name: 'change' }).getAttribute('href'));
  await expectAccessible(page, ['/wallet', '/wallet?card=account_open', stool, sheet ?? '', path, `${path}/receipt`]);
});
