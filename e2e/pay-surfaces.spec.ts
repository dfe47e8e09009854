/** The button wherever a merchant may put it: under every policy of its page, in every surface, and where something goes wrong in between. */
import type { Frame, Page } from '@playwright/test';
import type { App } from './app';
import { scriptless } from './browsers';
import { addAddress, addCard, cards, orderCount } from './buying';
import { expect, test } from './fixtures';
import { endMerchants, somePort, startMerchant } from './merchants';
import { aShop, type Shop } from './policy-merchant';

/** Puts the button in again with the surfaces it may use. */
const withModes = (page: Page | Frame, modes: string) =>
  page.locator('souk-pay-button').evaluate((button, allowed) => {
    button.setAttribute('modes', allowed);
    document.body.append(button);
  }, modes);

const payWithSouk = (page: Pick<Page, 'getByRole'>) => page.getByRole('button', { name: 'Pay with Souk' });
const tap = (page: Pick<Page, 'getByRole'>) => page.getByRole('button', { name: /^Pay \$46\.20/ }).click();
const thanked = (page: Pick<Page, 'getByRole'>) =>
  expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();

/** Presses the button and answers the window. */
async function sheetOf(page: Page, place: Pick<Page, 'getByRole'> = page): Promise<Page> {
  const [sheet] = await Promise.all([page.waitForEvent('popup'), payWithSouk(place).click()]);
  return sheet;
}

test.afterEach(endMerchants);

/** Somebody who can pay, and where. */
async function ready(page: Page, app: App): Promise<Shop> {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  return aShop(page);
}

/** The next word of a kind that the page hears of its button. */
const heard = (page: Page | Frame, name: string) =>
  page.evaluate(
    (event) => new Promise<Approved>((tell) => addEventListener(event, (said) => tell((said as CustomEvent).detail))),
    name,
  );
type Approved = { order: string; approval_code: string; verifier: string; code?: string; isRecoverable?: boolean };

test('every surface pays on pages of every policy', async ({ page, app, browser }) => {
  const shop = await ready(page, app);
  await page.goto(shop.at());
  const first = await sheetOf(page);
  await tap(first);
  await first.getByRole('checkbox', { name: /Next time, one tap on this site/ }).check();
  await first.getByRole('combobox').last().selectOption({ index: 2 });
  await Promise.all([first.waitForEvent('close'), first.getByRole('button', { name: 'Done' }).click()]);
  await thanked(page);

  const plain = await scriptless(page, browser);
  for (const coop of ['unsafe-none', 'same-origin-allow-popups', 'same-origin', 'noopener-allow-popups']) {
    const at = shop.at({ 'Cross-Origin-Opener-Policy': coop });
    await test.step(`frame, ${coop}`, async () => {
      await page.goto(at);
      const frame = page.frameLocator('iframe[slot="souk-frame"]');
      await expect(frame.getByRole('button', { name: 'Pay $46.20' })).toBeVisible();
      await page.waitForTimeout(1_000);
      await tap(frame);
      await thanked(page);
    });
    await test.step(`popup, ${coop}`, async () => {
      await page.goto(at);
      await withModes(page, 'popup redirect');
      const sheet = await sheetOf(page);
      await tap(coop === 'same-origin' ? page : sheet);
      await thanked(page);
      await sheet.close();
    });
    await test.step(`redirect, ${coop}`, async () => {
      await page.goto(at);
      await withModes(page, 'redirect');
      await payWithSouk(page).click();
      await tap(page);
      await thanked(page);
    });
    await test.step(`form, ${coop}`, async () => {
      await plain.goto(`${at}&plain`);
      await payWithSouk(plain).click();
      await tap(plain);
      await thanked(plain);
    });
  }
  const paid = (await shop.orders()).filter((one) => one.completed_at !== null);
  expect([paid.length, await orderCount(page)]).toEqual([17, 17]);
});

test('wherever a page puts the button it pays once, or says that it cannot', async ({
  page,
  app,
  context,
  baseURL,
}) => {
  const shop = await ready(page, app);
  await test.step('two buttons, each its own order', async () => {
    await page.goto(shop.at());
    await page.evaluate(() => {
      const one = document.querySelector('souk-pay-button') as HTMLElement;
      const two = one.cloneNode() as HTMLElement;
      for (const [at, button] of [one, two].entries()) {
        button.removeAttribute('complete');
        button.removeAttribute('pk');
        button.setAttribute('label', `Pay ${at}`);
        button.addEventListener('souk-approved', (said) => {
          Object.assign(window, { [`approved${at}`]: (said as CustomEvent).detail });
        });
      }
      document.body.append(two);
    });
    const sheets: Page[] = [];
    for (const name of ['Pay 0', 'Pay 1']) {
      const [sheet] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name }).click()]);
      sheets.push(sheet);
      await expect(sheet).toHaveURL(/\/pay\/order\//);
    }
    for (const sheet of sheets.reverse()) await Promise.all([sheet.waitForEvent('close'), tap(sheet)]);
    const approved = (at: number) =>
      page.waitForFunction((key) => Reflect.get(window, key), `approved${at}`).then((one) => one.jsonValue());
    const [one, two] = [(await approved(0)) as Approved, (await approved(1)) as Approved];
    expect(one.order).not.toBe(two.order);
    expect((await shop.complete(one.order, two.approval_code, two.verifier, 'mixed')).status()).toBe(409);
    expect((await shop.complete(two.order, two.approval_code, two.verifier, 'two')).status()).toBe(200);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) => shop.complete(one.order, one.approval_code, one.verifier, `one-${at % 5}`)),
    );
    const said = await Promise.all(all.map((answer) => answer.json()));
    // Whoever calls while the same call still runs is told so; every other has the one completion.
    for (const { id, code } of said) expect(id ?? code).toMatch(new RegExp(`^(${one.order}|idempotency_key_busy)$`));
    expect(said.some(({ id }) => id === one.order)).toBe(true);
    expect(await orderCount(page)).toBe(2);
  });

  await test.step('taken out and put in again nothing is left over', async () => {
    await page.addInitScript(() => {
      const held: Record<string, number> = {};
      for (const target of [window, document]) {
        const { addEventListener: add, removeEventListener: remove } = target;
        target.addEventListener = (...all: Parameters<typeof add>) => {
          held[all[0]] = (held[all[0]] ?? 0) + 1;
          add.apply(target, all);
        };
        target.removeEventListener = (...all: Parameters<typeof remove>) => {
          held[all[0]] = (held[all[0]] ?? 0) - 1;
          remove.apply(target, all);
        };
      }
      Object.assign(window, { held });
    });
    await page.goto(shop.at());
    await expect(page.locator('iframe')).toHaveCount(1);
    const held = () => page.evaluate(() => Reflect.get(window, 'held'));
    const before = await held();
    expect(before).toMatchObject({ message: 1, securitypolicyviolation: 1 });
    await page.evaluate(() => {
      const button = document.querySelector('souk-pay-button') as HTMLElement;
      for (let at = 0; at < 10; at++) {
        button.remove();
        document.body.append(button);
        document.body.prepend(button);
      }
    });
    await expect.poll(() => page.frames().length).toBe(2);
    expect(await held()).toEqual(before);
    await page.locator('souk-pay-button').evaluate((button) => button.remove());
    await expect.poll(() => page.frames().length).toBe(1);
    expect(await held()).toMatchObject({ message: 0, securitypolicyviolation: 0 });
  });

  // Pages of their own: the browser remarks what their policies refuse.
  const other = await context.newPage();
  const port = String(somePort());
  await startMerchant(undefined, { SOUK: baseURL ?? '', PORT: port, HOST: '127.0.0.2' });
  const within = async (top: string, sandbox = '') => {
    await other.goto(`${top}/thanks`);
    await other.evaluate(
      ([src, limits]) => {
        const frame = document.createElement('iframe');
        if (limits) frame.setAttribute('sandbox', limits);
        Object.assign(frame, { src, name: 'shop', height: 400 });
        document.body.replaceChildren(frame);
      },
      [shop.at(), sandbox] as const,
    );
    const frame = await (await other.waitForSelector('iframe[name=shop]')).contentFrame();
    if (!frame) throw new Error('no frame');
    await expect(payWithSouk(frame)).toBeVisible();
    await withModes(frame, 'popup redirect');
    return frame;
  };
  for (const top of [shop.origin, `http://127.0.0.2:${port}`])
    await test.step(`in a frame of ${top}`, async () => {
      const frame = await within(top);
      await tap(await sheetOf(other, frame));
      await thanked(frame);
    });

  await test.step('in a frame that may open nothing', async () => {
    const frame = await within(shop.origin, 'allow-scripts allow-same-origin allow-forms');
    const told = heard(frame, 'souk-error');
    await payWithSouk(frame).click();
    expect(await told).toMatchObject({ code: 'popup_blocked', isRecoverable: true });
  });

  await test.step('a policy that refuses our frame', async () => {
    const counted = other.waitForRequest((request) => /k=csp_frame/.test(request.postData() ?? ''));
    const policy = `default-src 'none'; script-src ${baseURL}; connect-src 'self' ${baseURL}`;
    await other.goto(shop.at({ 'Content-Security-Policy': policy }));
    await counted;
    await tap(await sheetOf(other));
    await thanked(other);
  });

  for (const policy of ['require-corp', 'credentialless'])
    await test.step(`a page that asks of its frames: ${policy}`, async () => {
      await other.goto(shop.at({ 'Cross-Origin-Embedder-Policy': policy }));
      await tap(await sheetOf(other));
      await thanked(other);
    });

  await test.step('a browser that opens no windows', async () => {
    const app = await context.newPage();
    await app.addInitScript(() => Object.assign(window, { open: () => null }));
    await app.goto(shop.at());
    await payWithSouk(app).click();
    await tap(app);
    await thanked(app);
  });
  const paid = (await shop.orders()).filter((one) => one.completed_at !== null);
  expect([paid.length, await orderCount(page)]).toEqual([8, 8]);
});

test('what breaks off between is told to the page, and is never paid twice', async ({ page, app, context }) => {
  const shop = await ready(page, app);
  await test.step('closed before the tap', async () => {
    await page.goto(shop.at());
    await withModes(page, 'popup');
    const canceled = heard(page, 'souk-canceled');
    const sheet = await sheetOf(page);
    await expect(sheet).toHaveURL(/\/pay\/order\//);
    // A window is no dialogue: Escape neither pays nor leaves.
    await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).press('Escape');
    await expect(sheet.getByRole('button', { name: /^Pay \$46\.20/ })).toBeFocused();
    await sheet.close();
    await canceled;
    expect(await orderCount(page)).toBe(0);
  });

  await test.step('without a network between tap and answer', async () => {
    const words: string[] = [];
    await page.exposeFunction('keepWord', (word: string) => words.push(word));
    await page.goto(shop.at());
    await page.evaluate(() => {
      for (const word of ['approved', 'completed', 'canceled', 'error'])
        addEventListener(`souk-${word}`, () => (Reflect.get(window, 'keepWord') as (said: string) => void)(word));
    });
    await withModes(page, 'popup');
    const sheet = await sheetOf(page);
    await expect(sheet.getByRole('button', { name: /^Pay \$46\.20/ })).toBeVisible();
    await Promise.all([sheet.waitForRequest((request) => request.method() === 'POST'), tap(sheet)]);
    await context.setOffline(true);
    await sheet.waitForTimeout(1_500);
    await context.setOffline(false);
    if (!sheet.isClosed()) {
      await sheet.reload().catch(() => {});
      const again = sheet.getByRole('button', { name: /^Pay \$46\.20/ });
      await again.click({ timeout: 1_500 }).catch(() => {});
    }
    await thanked(page);
    // The page heard nothing of the gap: once that it is paid, once that its server has noted it.
    expect(words).toEqual(['approved', 'completed']);
    expect(await orderCount(page)).toBe(1);
  });

  await test.step('closed after the tap', async () => {
    await page.goto(shop.at());
    await withModes(page, 'popup');
    const ended = Promise.race([heard(page, 'souk-canceled'), heard(page, 'souk-approved')]);
    const sheet = await sheetOf(page);
    const [asked] = await Promise.all([
      sheet.waitForRequest((request) => request.method() === 'POST' && /\/pay\/order\//.test(request.url())),
      tap(sheet),
    ]);
    void asked;
    await sheet.close();
    await ended;
    // Whoever cannot say it herself any more: our server says it to the site's.
    await expect.poll(async () => (await shop.orders())[0]?.status).toMatch(/^(authorized|captured)$/);
    await expect.poll(() => shop.told()).toContain('Verified webhook: order.approved');
    expect(await orderCount(page)).toBe(2);
  });
});
