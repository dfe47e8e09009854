/**
 * The promise, tried from outside: what one person stores and buys appears nowhere to anybody else. Canaries go into a wallet
 * and a purchase; then everything three other people can fetch is searched for them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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
  '/search/picture',
  '/cedar-and-co',
  '/cedar-and-co/oak-coffee-table',
  '/cedar-and-co/feed.xml',
  '/cedar-and-co/feeds/meta.csv',
  '/cedar-and-co/feeds/acp.json',
  '/people/lina',
  '/sitemap.xml',
  '/sitemap/pages.xml',
  '/sitemap/products.xml',
  '/cedar-and-co/atom.xml',
  '/llms.txt',
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
  for (const address of paths) {
    for (const headers of [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
      const answer = await request.get(address, { headers, maxRedirects: 0, failOnStatusCode: false });
      // Asked for data without the mark its address carries, Next answers with that address and nothing else.
      const marked = answer.status() === 307 ? (answer.headers().location ?? '') : '';
      const said = /[?&]_rsc\b/.test(marked) ? await request.get(marked, { headers, maxRedirects: 0 }) : answer;
      const text = `${await said.text()}\n${JSON.stringify(said.headers())}`;
      for (const canary of canaries) {
        if (formsOf(canary).some((form) => text.includes(form)))
          found.push(`${address} ${JSON.stringify(headers)} says ${canary}`);
      }
    }
  }
  return found;
}

const bowl = readFileSync(path.resolve(import.meta.dirname, '../db/seed/pictures/bowl-01.webp'));

/** A search by picture, as a program asks and as the screen asks; what is typed beside it and what the file is called are `mark`. */
async function searchByPicture(request: APIRequestContext, origin = '', mark = 'bowl'): Promise<string[]> {
  const multipart = { picture: { name: `${mark}.webp`, mimeType: 'image/webp', buffer: bowl }, words: mark };
  const answers: string[] = [];
  for (const address of ['/api/visual-search', '/search/picture/found', '/ar/search/picture/found']) {
    await expect(async () => {
      const answer = await request.post(address, { multipart, headers: { origin } });
      expect(answer.status(), address).toBe(200);
      answers.push(`${await answer.text()}\n${JSON.stringify(answer.headers())}`);
    }).toPass({ timeout: 60_000 });
  }
  return answers;
}

async function as(browser: Browser, role: string | null): Promise<APIRequestContext> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (role) await new App(page).signInAs(role);
  return context.request;
}

test('what a person keeps in her wallet and buys is nowhere else', async ({ browser, page, app, baseURL }) => {
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
  const searched = `ZQX${randomBytes(6).toString('hex')}`;
  await searchByPicture(page.request, baseURL, searched);
  const canaries = [street, order, searched];
  for (const role of [null, 'owner-arabic', 'operator']) {
    const request = await as(browser, role);
    expect(await leaks(request, surfaces, canaries), role ?? 'anybody').toEqual([]);
    const told = await searchByPicture(request, baseURL);
    expect(
      told.filter((text) => canaries.some((canary) => formsOf(canary).some((form) => text.includes(form)))),
    ).toEqual([]);
    // A missing page repeats the address it was asked for, so here the parcel's own address is the canary.
    expect(
      await leaks(
        request,
        [
          `/orders/${order}`,
          `/orders/${order}/receipt`,
          `/orders/${order}/receipt.pdf`,
          `/orders/${order}/receipt.html`,
        ],
        [shipTo],
      ),
      role ?? 'anybody',
    ).toEqual([]);
  }
  // The control: she herself sees both, in the page and in its data, so the search is not blind.
  expect((await leaks(page.request, ['/wallet'], [street])).length).toBeGreaterThan(1);
  expect((await leaks(page.request, [`/orders/${order}`], [shipTo])).length).toBeGreaterThan(0);
});

test('private pages are never stored by anybody', async ({ page, app, baseURL }) => {
  await app.signInAs('shopper');
  for (const address of ['/wallet', '/orders', '/cart', '/settings', '/studio', '/mailbox']) {
    const answer = await page.request.get(address);
    expect(answer.headers()['cache-control'], address).toContain('no-store');
  }
  const answers = await searchByPicture(page.request, baseURL);
  for (const answer of answers) expect(answer).toMatch(/"cache-control":"[^"]*no-store/);
});
