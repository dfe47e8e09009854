/** The button wherever a merchant may put it: under every policy of its page, in every surface, and where something goes wrong in between. */
import type { APIResponse, Browser, Frame, Page } from '@playwright/test';
import { elsewhere, scriptless } from './browsers';
import { addAddress, addCard, cards, orderCount } from './buying';
import { expect, test } from './fixtures';
import { endMerchants, keysOf, somePort, startMerchant } from './merchants';
import { createPage } from './owning';

/** A merchant and what it knows. `at` is its page under policies, `told` what Souk told it, `states` those of its orders, the newest first. */
type Shop = {
  origin: string;
  at(policies?: Record<string, string>): string;
  told(): string;
  orders(): Promise<{ id: string; status: string }[]>;
  complete(order: string, code: string, verifier: string, key: string): Promise<APIResponse>;
};

/** Starts a merchant whose site somebody else opened: test pairs without an account are few for one network. */
async function aShop(page: Page, browser: Browser): Promise<Shop> {
  const [port, host] = [String(somePort()), '127.0.0.1'];
  const origin = `http://${host}:${port}`;
  const owner = await elsewhere(browser);
  await owner.signUp(owner.newPerson());
  const form = `/studio/${await createPage(owner.page)}/pay-button/new`;
  const site = { name: 'Lamps', origin, mode: 'test', capture: 'automatic' };
  const { secret, publishable, from } = await keysOf(owner.page, form, 'Open the site', site);
  const known = { SOUK: from.origin, SOUK_SECRET_KEY: secret, SOUK_PUBLISHABLE_KEY: publishable };
  const said = await startMerchant(undefined, { ...known, PORT: port, HOST: host, POLICIES: 'asked' });
  const api = `${from.origin}/pay/v1/orders`;
  const headers = { Authorization: `Bearer ${secret}` };
  return {
    origin,
    at: (policies = {}) => `${origin}/?${new URLSearchParams(policies)}`,
    told: () => said.printed,
    orders: async () => (await (await page.request.get(api, { headers })).json()).data,
    complete: (order, code, verifier, key) =>
      page.request.post(`${api}/${order}/complete`, {
        headers: { ...headers, 'Idempotency-Key': key },
        data: { approval_code: code, verifier },
      }),
  };
}

/** Puts the button in again with the surfaces it may use. */
const withModes = (page: Page | Frame, modes: string) =>
  page.locator('souk-pay-button').evaluate((button, allowed) => {
    button.setAttribute('modes', allowed);
    document.body.append(button);
  }, modes);

const payWithSouk = (page: Pick<Page, 'getByRole'>) => page.getByRole('button', { name: 'Pay with Souk' });
const tap = (page: Pick<Page, 'getByRole'>) => page.getByRole('button', { name: /^Pay \$46\.20/ }).click();
const thanked = (page: Pick<Page, 'getByRole'>) => expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();

/** Presses the button and answers the window. */
async function sheetOf(page: Page, place: Pick<Page, 'getByRole'> = page): Promise<Page> {
  const [sheet] = await Promise.all([page.waitForEvent('popup'), payWithSouk(place).click()]);
  return sheet;
}

test.afterEach(endMerchants);
test.describe.configure({ mode: 'serial' });

test('every surface pays on pages of every policy', async ({ page, app, browser }) => {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
  const shop = await aShop(page, browser);
  await page.goto(shop.at());
  const first = await sheetOf(page);
  await tap(first);
  await first.getByRole('checkbox', { name: /Next time, one tap on this site/ }).check();
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
  console.log(await shop.orders(), await orderCount(page), shop.told());
});
