/**
 * The promise, tried from outside: what one person stores and buys appears nowhere to anybody else. Canaries go into a wallet
 * and a purchase; then everything three other people can fetch is searched for them.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { APIRequestContext, Browser } from '@playwright/test';
import { App } from './app';
import { addAddress, payButton } from './buying';
import { expect, test } from './fixtures';

/** Where the demo shopper's parcels go. */
const shipTo = '214 Dean Street';

const surfaces = [
  '/',
  '/ar',
  '/discover',
  '/feed',
  '/search?q=table',
  '/search?q=lina',
  '/cedar-and-co',
  '/cedar-and-co/oak-coffee-table',
  '/cedar-and-co/feed.xml',
  '/people/lina',
  '/sitemap.xml',
  '/wallet',
  '/orders',
  '/cart',
  '/api/health',
];

/** Every form in which a secret could slip out. */
function formsOf(canary: string): string[] {
  const bytes = Buffer.from(canary);
  const hash = (name: string) => createHash(name).update(canary).digest('hex');
  return [
    canary,
    encodeURIComponent(canary),
    JSON.stringify(canary).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    hash('sha256'),
    hash('md5'),
  ];
}

async function leaks(
  request: APIRequestContext,
  paths: readonly string[],
  canaries: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    for (const headers of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
      const answer = await request.get(path, { headers, maxRedirects: 0, failOnStatusCode: false });
      const text = `${await answer.text()}\n${JSON.stringify(answer.headers())}`;
      for (const canary of canaries) {
        if (formsOf(canary).some((form) => text.includes(form)))
          found.push(`${path} ${JSON.stringify(headers)} says ${canary}`);
      }
    }
  }
  return found;
}

async function as(browser: Browser, role: string | null): Promise<APIRequestContext> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (role) await new App(page).signInAs(role);
  return context.request;
}

test('what a person keeps in her wallet and buys is nowhere else', async ({ browser, page, app }) => {
  test.setTimeout(180_000);
  await app.signInAs('shopper');
  const street = `ZQX ${randomBytes(6).toString('hex')} Lane`;
  await addAddress(page, { line1: street });
  await page.goto('/cedar-and-co/oak-coffee-table');
  await payButton(page).click();
  await page.getByRole('link', { name: 'See the order' }).click();
  await page.waitForURL(/\/orders\/ord_/);
  const order = /ord_[0-9a-z]+/.exec(page.url())?.[0] ?? '';
  await page.goto('/wallet');
  await expect(page.getByText(street, { exact: true })).toBeVisible();
  const canaries = [street, order];
  for (const role of [null, 'owner-arabic', 'operator']) {
    const request = await as(browser, role);
    expect(await leaks(request, surfaces, canaries), role ?? 'anybody').toEqual([]);
    // A missing page repeats the address it was asked for, so here the parcel's own address is the canary.
    expect(
      await leaks(request, [`/orders/${order}`, `/orders/${order}/receipt`, `/orders/${order}/receipt.pdf`], [shipTo]),
      role ?? 'anybody',
    ).toEqual([]);
  }
  // The control: she herself sees both, so the search is not blind.
  expect((await leaks(page.request, ['/wallet'], [street])).length).toBeGreaterThan(0);
  expect((await leaks(page.request, [`/orders/${order}`], [shipTo])).length).toBeGreaterThan(0);
});

test('private pages are never stored by anybody', async ({ page, app }) => {
  await app.signInAs('shopper');
  for (const path of ['/wallet', '/orders', '/cart', '/settings', '/studio', '/mailbox']) {
    const answer = await page.request.get(path);
    expect(answer.headers()['cache-control'], path).toContain('no-store');
  }
});
