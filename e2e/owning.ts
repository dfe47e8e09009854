/** Owning a page, in the product's words. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';
import { elsewhere } from './browsers';
import { sendForm } from './forms';

/** A photograph nobody else has: a plain ground with a bowl on it, large enough to be worth making smaller. */
export async function aPhoto(name: string): Promise<PhotoFile> {
  const [r = 0, g = 0, b = 0] = randomBytes(3);
  const bowl = Buffer.from(
    '<svg width="800" height="1000"><ellipse cx="400" cy="600" rx="250" ry="180" fill="#7a4a2b"/></svg>',
  );
  const ground = sharp({ create: { width: 800, height: 1000, channels: 3, background: { r, g, b } } });
  const buffer = await ground
    .composite([{ input: bowl }])
    .jpeg()
    .toBuffer();
  return { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer };
}

type PhotoFile = { name: string; mimeType: string; buffer: Buffer };

/** Real photographs of things to sell, as a phone would save them. */
export async function photographs(count: number): Promise<PhotoFile[]> {
  const folder = path.resolve(import.meta.dirname, '../db/seed/pictures');
  const names = readdirSync(folder).filter((name) => name.endsWith('.webp'));
  return Promise.all(
    names.slice(0, count).map(async (name) => ({
      name: name.replace('.webp', '.jpg'),
      mimeType: 'image/jpeg',
      buffer: await sharp(path.join(folder, name)).jpeg({ quality: 92 }).toBuffer(),
    })),
  );
}

const newHandle = () => `shop-${randomBytes(5).toString('hex')}`;

/** Creates a page of one's own in the United States without drawing one; answers its handle. */
export async function createPage(page: Page): Promise<string> {
  const handle = newHandle();
  await sendForm(page, {
    at: '/studio/new',
    button: 'Create a page',
    typed: { name: `Shop ${handle.slice(5)}`, handle, country: 'US', currency: 'USD' },
    done: (url) => url.pathname === `/studio/${handle}`,
  });
  return handle;
}

/** The same by hand, in the page. */
export async function createPageByHand(page: Page): Promise<string> {
  const handle = newHandle();
  await page.goto('/studio/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Shop ${handle.slice(5)}`);
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(handle);
  await page.getByLabel('Country').selectOption('US');
  await page.getByLabel('Currency').selectOption('USD');
  await page.getByRole('button', { name: 'Create a page' }).click();
  await page.waitForURL((url) => url.pathname === `/studio/${handle}`);
  return handle;
}

/** Opens the desk and drops photos on it. */
export async function dropPhotos(page: Page, handle: string, names: readonly string[]): Promise<void> {
  await page.goto(`/studio/${handle}/open`);
  const photos = await Promise.all(names.map(aPhoto));
  await page.getByLabel('Pick photos').setInputFiles(photos);
  await expect(cards(page)).toHaveCount(names.length);
}

/** The cards on the desk. */
export function cards(page: Page): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Title' }) });
}

/** Types title and price of a card, as one does: with Enter from field to field. */
export async function nameCard(page: Page, place: number, title: string, price: string): Promise<void> {
  const card = cards(page).nth(place);
  await card.getByRole('textbox', { name: 'Title' }).fill(title);
  await card.getByRole('textbox', { name: 'Title' }).press('Enter');
  await page.keyboard.type(price);
  await page.keyboard.press('Enter');
}

/** A page with one published product, five of it unless said, without drawing a page; answers its handle and the product's address. */
export async function openShopWith(
  page: Page,
  title: string,
  price: string,
  stock = 5,
): Promise<{ handle: string; product: string }> {
  const handle = await createPage(page);
  const { buffer, name, mimeType } = await aPhoto('one');
  const at = `/studio/${handle}/open`;
  await sendForm(page, {
    at,
    button: 'Upload',
    typed: { file: new File([new Uint8Array(buffer)], name, { type: mimeType }) },
    done: (url) => url.pathname === at && url.search === '',
  });
  await sendForm(page, {
    at,
    button: 'Publish',
    typed: { '.title': title, '.price': price, '.stock': String(stock) },
    done: (_, html) => html.includes('Your shop is open'),
  });
  return { handle, product: `/${handle}/${title.toLowerCase().replaceAll(' ', '-')}` };
}

/** Opens the editor of a product by its title. */
export async function editProduct(page: Page, handle: string, title: string): Promise<void> {
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** Opens an order from the list, waiting for it to come in by itself. */
export async function openOrder(page: Page, handle: string, product: string, shown = ''): Promise<void> {
  const list = `/studio/${handle}/orders${shown}`;
  // The undo time has to run out first. Asked for without drawing it: the list itself looks only now and then.
  const ask = async () => (await page.request.get(list)).text();
  await expect.poll(ask, { intervals: [500], timeout: 60_000 }).toContain(product.replaceAll('&', '&amp;'));
  await page.goto(list);
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(product) })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /^Order of / })).toBeVisible();
}

/** Says that the parcel of the open order has left. */
export async function markShipped(page: Page, carrier: string, code: string): Promise<void> {
  await page.getByLabel('Carrier').fill(carrier);
  await page.getByLabel('Tracking code').fill(code);
  await page.getByRole('button', { name: 'Mark as shipped' }).click();
  await expect(page.getByRole('heading', { name: 'On its way' })).toBeVisible();
}

/** Gives all the money of the open order back, before the parcel has left. */
export async function cancelOrder(page: Page, reason: string): Promise<void> {
  const title = 'Cancel and give the money back';
  await page.getByText(title).first().click();
  await page.getByRole('radio', { name: 'Everything that is left' }).check();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Give money back' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Money given back' })).toBeVisible({ timeout: 60_000 });
}

/** Gives a part of the money of the open order back, after the parcel has left. */
export async function giveBack(page: Page, amount: string, reason: string): Promise<void> {
  const title = 'Give money back';
  await page.getByText(title, { exact: true }).first().click();
  await page.getByRole('radio', { name: 'A part of it' }).check();
  await page.getByLabel('Amount').fill(amount);
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: title }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Money given back' })).toBeVisible({ timeout: 60_000 });
}

/** Asks somebody to be one of the page's people, an owner unless other roles are named. */
export async function invitePerson(page: Page, handle: string, email: string, roles = ['Owner']): Promise<void> {
  await page.goto(`/studio/${handle}/settings/people`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  const asked = page.getByRole('group', { name: 'As', exact: true });
  for (const role of roles) await asked.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText(/^If that person has an account/)).toBeVisible();
}

/** Somebody new in a browser of her own, whose address is confirmed and whom the page has asked: she has yet to answer. */
export async function askSomebody(page: Page, browser: Browser, handle: string, roles?: string[]) {
  const asked = await elsewhere(browser);
  const person = asked.newPerson();
  await asked.signUp(person);
  await asked.confirmAddress(person.email);
  await invitePerson(page, handle, person.email, roles);
  return { asked, person };
}

/** Gives the product in the open editor one option, and prices its values by themselves. */
export async function addOption(page: Page, name: string, values: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add an option' }).click();
  await page.getByRole('textbox', { name: 'Option', exact: true }).last().fill(name);
  await page.getByRole('textbox', { name: 'Values' }).last().fill(values.join(', '));
  await page.getByRole('textbox', { name: 'Values' }).last().blur();
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}
