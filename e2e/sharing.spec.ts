/**
 * A purchase shared and taken back, and that for everybody else, and for everybody afterwards, it was never shared. Every other surface is asked for each
 * audience by the proof (`scripts/prove/shares.mjs`), byte by byte; here are the owner's own.
 */
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import type { App } from './app';
import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

const words = 'Worth every olive';

/** Where her profile is, as her settings say. */
async function profileOf({ page }: App): Promise<string> {
  await page.goto('/settings');
  return (await page.getByRole('link', { name: 'See your profile' }).getAttribute('href')) ?? '';
}

async function becomeFriends(one: Page, other: App): Promise<void> {
  await one.goto(await profileOf(other));
  await one.getByRole('button', { name: 'Add friend' }).click();
  await expect(one.getByRole('button', { name: 'Withdraw request' })).toBeVisible();
  await other.page.goto('/friends?show=requests');
  await other.page.getByRole('button', { name: 'Accept' }).click();
  await expect(other.page.getByText('Nothing waits for an answer')).toBeVisible();
}

/**
 * An answer without what differs between any two of the same page: its own address, nonces, times of now, keys of forms, and the order in which
 * the parts of a page that somebody signed in gets arrive. What is left are its head and every word in it.
 */
async function answered(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path, { maxRedirects: 0 });
  const headers = answer.headers();
  for (const name of ['date', 'content-security-policy', 'set-cookie', 'etag', 'content-length', 'link'])
    delete headers[name];
  const body = (await answer.text())
    .replaceAll(path, '')
    // Forms are numbered as they become ready.
    .replace(/\$ACTION_(?:REF_)?\d+(?::\d+)?/g, '')
    // Whether a part comes with the page or later is chance, and so is what puts it in its place.
    .replace(/<script\b[^>]*>(?!self\.__next_f)[\s\S]*?<\/script>|<\/?template[^>]*>/g, '')
    .replace(/[A-Za-z0-9_=/+-]{24,}/g, '')
    .replace(/\d+ (?:seconds?|minutes?) ago|this minute/g, '');
  // Names of rows (`n2c:I`) are given as parts arrive.
  const said = new Set(body.replace(/\bn?[0-9a-f]{1,3}:[A-Z]?/g, '').match(/[\p{L}\p{N}'’:/_.-]{5,}/gu));
  return JSON.stringify([answer.status(), headers, [...said].sort()], null, 1);
}

/** Her own places, by address. */
async function crawl({ page }: App, paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of paths) found.set(path, await answered(page.request, path));
  return found;
}

/** A friend, a friend who is named, a stranger with an account and a visitor, in browsers of their own. */
async function company(
  browser: Browser,
  owner: Page,
): Promise<{ named: App; friend: App; stranger: App; visitor: App }> {
  const [named, friend, stranger, visitor] = [
    await elsewhere(browser),
    await elsewhere(browser),
    await elsewhere(browser),
    await elsewhere(browser),
  ];
  for (const one of [named, friend, stranger]) await one.signUp(one.newPerson());
  for (const one of [named, friend]) await becomeFriends(owner, one);
  return { named, friend, stranger, visitor };
}

test('a purchase is shared with one who is named, and once it is taken back it was never shared', async ({
  app,
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const shop = await elsewhere(browser);
  await shop.signUp(shop.newPerson());
  const { product } = await openShopWith(shop.page, 'Olive dish', '30');
  await app.signUpReadyToPay();
  const order = await app.buyInOneTap(product);
  const { named, friend, stranger, visitor } = await company(browser, page);
  const profile = await profileOf(app);

  // Once it is paid there is a quiet way, and nothing is chosen before she chooses.
  await expect(async () => {
    await page.goto(order.path);
    await expect(page.getByRole('link', { name: 'Share…' })).toBeVisible({ timeout: 500 });
  }).toPass();
  const own = [profile, product, '/feed', '/notifications', '/shares', order.path];
  await page.getByRole('link', { name: 'Share…' }).click();
  await page.waitForURL(/\/orders\/share\//);
  expect(
    await page
      .getByRole('radio')
      .or(page.getByRole('checkbox'))
      .evaluateAll((all) => all.filter((one) => one instanceof HTMLInputElement && one.checked).length),
  ).toBe(0);
  const line = page.url().split('/').at(-1) ?? '';
  const before = await crawl(app, own);

  // By keyboard; what the named one sees stands beside it before anything is shared.
  await page.getByRole('radio', { name: /^People I name/ }).press('Space');
  const name =
    (await named.page.goto(await profileOf(named))) &&
    (await named.page.getByRole('heading', { level: 1 }).innerText());
  await page.getByRole('checkbox', { name: new RegExp(name || 'nobody') }).press('Space');
  for (const tick of ['The item', 'The shop', 'Its picture'])
    await page.getByRole('checkbox', { name: tick }).press('Space');
  await page.getByRole('textbox', { name: /A few words/ }).fill(words);
  await expect(page.getByText('Sees nothing of it.')).toBeVisible();
  await page.getByRole('combobox', { name: 'As' }).selectOption({ label: name || '' });
  await expect(page.locator('[data-look]')).toContainText(words);
  await expect(page.locator('[data-look]')).toContainText('Olive dish');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Share', exact: true }).press('Enter');
  await expect(page.getByText('Shared with 1 person')).toBeVisible();

  await named.page.goto('/notifications');
  await named.page.getByRole('link', { name: /shared Olive dish with you/ }).click();
  await expect(named.page.getByText(words)).toBeVisible();
  expect(await violations(named.page)).toEqual([]);
  const address = new URL(named.page.url()).pathname;
  const photo = await named.page.request.get(`${address}/photo`);
  expect(photo.status()).toBe(200);
  expect(photo.headers()['cache-control']).toContain('no-store');
  expect((await named.page.request.get(address)).headers()['referrer-policy']).toBe('same-origin');

  // The others, an account or none, get what they would of a share that never was.
  const never = '/shares/shr_01kb0000000000000000000000';
  for (const other of [friend, stranger, visitor]) {
    const [here, nowhere] = [await answered(other.page.request, address), await answered(other.page.request, never)];
    expect(here).toBe(nowhere);
    expect(await answered(other.page.request, `${address}/photo`)).toBe(
      await answered(other.page.request, `${never}/photo`),
    );
    expect(await (await other.page.request.get(profile)).text()).not.toContain(words);
    // What everybody's doings change is not compared; it must not name the share.
    for (const wide of ['/sitemap/products.xml', '/sitemap/pages.xml', '/discover', '/search?q=olive', '/']) {
      const said = await (await other.page.request.get(wide)).text();
      for (const part of [words, address]) expect(said.includes(part), wide).toBe(false);
    }
  }

  // She sees that it was opened; a press takes it back, and the page that is open drops it without being loaded anew.
  await page.goto('/shares');
  await expect(page.getByText('Opened by 1 person')).toBeVisible();
  await page.goto(order.path);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(named.page.getByText(words)).toBeHidden();
  await expect(page.getByRole('link', { name: 'Share…' })).toBeVisible();
  expect(await answered(named.page.request, address)).toBe(await answered(named.page.request, never));
  const after = await crawl(app, own);
  for (const [what, answer] of before) expect(after.get(what), what).toBe(answer);

  // By link, without scripts: looked at first, and gone the same way.
  const plain = await scriptless(page, browser);
  await plain.goto(`/orders/share/${line}`);
  await plain.getByRole('radio', { name: /^Whoever has the link/ }).check();
  // Nothing of it is refused where it is ticked.
  await plain.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(plain.getByRole('group', { name: 'What is inside' }).getByText('Tick at least the item')).toBeVisible();
  await plain.getByRole('checkbox', { name: 'The item' }).check();
  await plain.getByRole('checkbox', { name: 'Its picture' }).check();
  await plain.getByRole('combobox', { name: 'As' }).selectOption('link');
  await plain.getByRole('button', { name: 'Look' }).click();
  await expect(plain.locator('[data-look]')).toContainText('Olive dish');
  await plain.getByRole('button', { name: 'Share', exact: true }).click();
  await plain.waitForURL(/\/shares\/shr_/);
  await plain.getByRole('button', { name: 'Make the link' }).click();
  const link = new URL(await plain.locator('[data-said] [dir=ltr]').innerText()).pathname;
  const none = `/s/${'A'.repeat(27)}`;
  await visitor.page.goto(link);
  await expect(visitor.page.getByText('Olive dish', { exact: true })).toBeVisible();
  const parts = ['', '/photo', '/preview.jpg'];
  for (const part of parts) expect((await visitor.page.request.get(link + part)).status(), part).toBe(200);
  const embed = `/oembed?url=${encodeURIComponent(new URL(link, visitor.page.url()).href)}`;
  expect((await visitor.page.request.get(embed)).headers()['cache-control']).toContain('no-store');
  await plain.getByRole('button', { name: 'Take back' }).click();
  // On its own page nothing is left to stand on.
  await expect(plain).toHaveURL(/\/shares(#look)?$/);
  await expect(visitor.page.getByText('Olive dish', { exact: true })).toBeHidden();
  for (const part of parts)
    expect(await answered(visitor.page.request, link + part), part).toBe(
      await answered(visitor.page.request, none + part),
    );
  expect((await visitor.page.request.get(embed)).status()).toBe(404);
});
