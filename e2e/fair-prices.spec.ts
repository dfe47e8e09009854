/** The first price that is said is the last, on every way to pay (`scripts/fair/ways.mjs`): docs/fairness.md. Walked without drawing a page. */
import type { Walk } from '../scripts/fair/ways.mjs';
import { elsewhere } from './browsers';
import { stopAt, withDatabase } from './fair-walking';
import * as shop from './fair-walks';
import * as beyond from './fair-walks-elsewhere';
import { expect, test } from './fixtures';
import { sendForm } from './forms';
import { openShopWith } from './owning';

/** Each answers what was wrong. They are gone one after the other: what a shop offers by itself comes last, and a button of its own before. */
const walks: Record<Walk, (world: shop.World) => Promise<string[]>> = {
  tap: shop.tap,
  sheet: shop.sheet,
  guest: shop.guest,
  gift: shop.gift,
  'choosable gift': shop.choosableGift,
  split: shop.split,
  files: beyond.files,
  beside: beyond.beside,
  donation: beyond.donation,
  monthly: beyond.monthly,
  transfer: beyond.transfer,
  'server button': beyond.serverButton,
  'fixed button': beyond.fixedButton,
  'shop button': beyond.shopButton,
  code: shop.code,
  'amount off': shop.amountOff,
  things: shop.things,
  bundle: shop.bundle,
  'free delivery': shop.freeDelivery,
  door: shop.door,
  pickup: shop.pickup,
  dated: shop.dated,
  'chosen otherwise': shop.chosenOtherwise,
};

test('on every way to pay the first price is the last, and no line is taken that was not said', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Oak spoon', '17.31', 60);
  const delivery = `/studio/${handle}/settings/delivery`;
  for (const typed of [{ price: '7.50' }, { rate: '5', inclusive: 'no' }])
    await sendForm(page, { at: delivery, button: 'Save', typed, done: () => true });
  const [buyer, friend, guest] = [await elsewhere(browser), await elsewhere(browser), await elsewhere(browser)];
  await buyer.signUpReadyToPay();
  await friend.signUpReadyToPay();
  const { html } = await stopAt(guest.page, product);
  const variant = /checkout\?variant=(var_[0-9a-z]+)/.exec(html)?.[1] ?? '';
  const pages = { owner: page, buyer: buyer.page, friend: friend.page, guest: guest.page };
  const given = new Map<string, string>();
  await withDatabase(async (database) => {
    for (const [name, walk] of Object.entries(walks))
      expect.soft(await walk({ ...pages, database, handle, product, variant, given }), name).toEqual([]);
  });
  for (const other of [buyer, friend, guest]) await other.page.context().close();
});
