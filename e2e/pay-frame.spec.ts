import { request as newRequest } from '@playwright/test';
import { violations } from './axe';
import { addAddress, addCard, cards, orderCount } from './buying';
import { linkOf, stopAt, takenOf, withDatabase } from './fair-walking';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';
import { allowOneTap, armed, isPay, look } from './one-tap-elsewhere';

test.afterEach(endMerchants);

/** What a careful merchant's page says of itself: our script, our frame, its own server, and no markup made of texts. */
const strict = (souk: string) =>
  `default-src 'none'; script-src ${souk}; frame-src ${souk}; connect-src 'self' ${souk}; require-trusted-types-for 'script'`;

test('on a site that she allowed it one tap pays, until she takes it back', async ({ page, app, baseURL }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page, { framed: true, csp: strict(baseURL ?? '') });
  await page.goto(shop);
  await allowOneTap(page);

  await page.goto(shop);
  const frame = await armed(page);
  await expect(frame.getByText('My test page')).toBeVisible();
  await expect(frame.getByText('•••• 4242')).toBeVisible();
  await look(page);
  await frame.getByRole('button', isPay).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  expect(page.context().pages()).toHaveLength(1);
  expect(await orderCount(page)).toBe(2);
  const tapped = new URL(linkOf(await stopAt(page, '/orders'), /^\/orders\/ord_/), page.url());
  expect((await withDatabase((database) => takenOf(database, tapped))).total, 'what the frame said').toBe('46.20');

  await page.goto('/wallet/sites');
  await expect(page.getByText(new URL(shop).host)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await expect(page.getByText('No site yet')).toBeVisible();
  await page.goto(shop);
  await expect(page.getByRole('button', { name: 'Pay with Souk' })).toBeVisible();
  // A page that draws itself anew takes the button out and puts it in: no frame is left over.
  await page.evaluate(() => {
    const button = document.querySelector('souk-pay-button');
    button?.remove();
    if (button) document.body.append(button);
  });
  await expect(page.locator('iframe')).toHaveCount(1);
  await expect.poll(() => page.frames().length).toBe(2);
});

test('a page that hides, covers, dims, clips or swaps the frame, or speaks in its name, gets a window and no money', async ({
  page,
  app,
  baseURL,
}) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page, { framed: true });
  await page.goto(shop);
  await allowOneTap(page);
  await page.goto(shop);
  await armed(page);
  const completed: string[] = [];
  page.on('request', (request) => {
    if (request.url() === `${shop}/complete`) completed.push(request.url());
  });

  // Whoever is not the window or the frame that was asked is not heard, our own pages included.
  const [other] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((url) => void window.open(url), `${baseURL}/pay/window`),
  ]);
  await other.waitForLoadState();
  const forged = { ns: 'souk-pay', v: 1, type: 'approved', n: '1', order: 'po_1', approval_code: 'apc_1' };
  await other.evaluate((said) => (window.opener as Window).postMessage(said, '*'), forged);
  await page.evaluate((said) => window.postMessage(said, '*'), forged);
  await other.close();

  const place = await page.locator('iframe[slot="souk-frame"]').boundingBox();
  if (!place) throw new Error('no frame');
  const middle = [place.x + place.width / 2, place.y + 28] as const;
  const spoil = {
    dim: "document.querySelector('souk-pay-button').style.opacity = '.05'",
    filter: "document.querySelector('souk-pay-button').style.filter = 'blur(6px)'",
    clip: "document.querySelector('souk-pay-button').style.clipPath = 'inset(0 0 30px 0)'",
    cover:
      "const over = document.createElement('p'); over.id = 'over'; over.textContent = 'Win a lamp'; over.style.cssText = 'position:fixed;inset:0;margin:0;background:#fff;pointer-events:none'; document.body.append(over)",
  };
  const mend =
    "document.querySelector('souk-pay-button').removeAttribute('style'); document.getElementById('over')?.remove()";
  const press = async (between = async () => {}) => {
    await page.mouse.move(...middle);
    await page.mouse.down();
    await between();
    await page.mouse.up();
  };
  const shownAnew = async () => {
    await page.evaluate(() => (document.querySelector('souk-pay-button') as unknown as { refresh(): void }).refresh());
    await armed(page);
    await look(page);
  };
  const tricks: [string, () => Promise<void>][] = [
    ...Object.entries(spoil).map(([name, how]): [string, () => Promise<void>] => [
      name,
      async () => {
        await page.evaluate(how);
        await shownAnew();
        await press();
      },
    ]),
    // Shown as it should be, and covered in the moment of the press.
    ['swap', () => shownAnew().then(() => press(() => page.evaluate(spoil.cover)))],
    // Uncovered only when the press is on its way: nobody can have read it.
    [
      'haste',
      async () => {
        await page.evaluate(spoil.cover);
        await shownAnew();
        await page.evaluate(mend);
        await press();
      },
    ],
  ];
  for (const [name, trick] of tricks) {
    await page.evaluate(mend);
    const [sheet] = await Promise.all([page.waitForEvent('popup'), trick()]);
    // Closed before it knows its order it would be a window that a policy cut off.
    await expect(sheet, name).toHaveURL(/\/pay\/order\//);
    await sheet.close();
    await expect(page.getByRole('button', { name: 'Pay with Souk' }), name).toHaveAttribute('aria-busy', 'false');
  }
  expect(completed).toEqual([]);
  await page.evaluate(mend);
  expect(await orderCount(page)).toBe(1);
});

test('a frame says nothing of who is signed in, and a page of another origin gets none', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aMerchant(page, { framed: true });
  await page.goto(shop);
  const address = (await page.locator('iframe[slot="souk-frame"]').getAttribute('src')) ?? '';
  const stranger = await newRequest.newContext();
  const read = async (from: typeof page.request, url: string) => {
    const answer = await from.get(url);
    const { 'content-security-policy': policy = '', 'set-cookie': cookie } = answer.headers();
    expect(cookie).toBeUndefined();
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
    return { page: (await answer.text()).replaceAll(nonce, ''), framers: /frame-ancestors (.*)/.exec(policy)?.[1] };
  };
  const known = await read(page.request, address);
  expect(await read(stranger, address)).toEqual(known);
  expect(known.framers).toContain('http://127.0.0.1:*');

  const elsewhere = new URL(address);
  elsewhere.searchParams.set('origin', 'https://elsewhere.example');
  const unknown = address.replace(/pk_test_[A-Za-z0-9_-]{24}/, `pk_test_${'a'.repeat(24)}`);
  expect((await read(stranger, elsewhere.href)).framers).toBe("'none'");
  expect((await read(stranger, unknown)).framers).toBe("'none'");
  const foreign = await page.context().newPage();
  await foreign.goto(shop);
  await foreign.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.id = 'stolen';
    frame.src = url;
    document.body.append(frame);
  }, elsewhere.href);
  await expect(foreign.frameLocator('#stolen').locator('#box')).toHaveCount(0);
  await expect.poll(() => foreign.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
  await stranger.dispose();
});
