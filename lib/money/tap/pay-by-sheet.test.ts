import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purchase } from '@/db/schema/money/purchase';
import { product } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing, countPurchases } from '@/db/testing/taps';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { beginCardSetup } from '@/lib/money/wallet/begin-card-setup';
import { myWallet } from '@/lib/money/wallet/queries';
import { stripe } from '@/lib/platform/stripe';
import { basketOf } from './basket/queries';
import { payBySheet } from './pay-by-sheet';
import { itemsText, SheetForm } from './schema';
import { tapSeed } from './tap-key';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('the sheet', () => {
  const typed = { name: 'Mona', line1: '1 Main St', city: 'Austin', postalCode: '78701', country: 'US' };
  async function cardOf(actor: Actor, card = 'pm_card_visa') {
    const begun = await beginCardSetup(actor);
    if (!begun.ok) throw new Error(begun.code);
    await stripe().setupIntents.confirm(begun.value.setupId, { payment_method: card });
    return begun.value.setupId;
  }
  async function sheet(actor: Actor, variantId: Id<'variant'>, part: object) {
    const seed = await tapSeed(actor);
    const items = itemsText([{ variantId, quantity: 1 }]);
    return SheetForm.parse({ seed, items, expectedMinor: '4620', currency: 'USD', email: 'mona@example.com', ...part });
  }

  test('keeps what was typed and buys, once however often it is sent', async () => {
    const { variantId } = await aThing();
    const guest = aGuest();
    const form = await sheet(guest, variantId, { ...typed, setup: await cardOf(guest) });
    const answers = [
      await payBySheet(guest, form, aVisit()),
      await payBySheet(guest, form, aVisit()),
      await payBySheet(guest, form, aVisit()),
    ];
    expect(new Set(answers.map((one) => one.ok && one.value.purchaseId)).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(await myWallet(guest)).toMatchObject({
      methods: [{ isDefault: true }],
      addresses: [{ isDefault: true, region: 'TX' }],
    });
    expect(await countPurchases(guest)).toBe(1);
  });

  test('keeps a typed card and address also when paying is refused: nothing is typed twice', async () => {
    const { variantId } = await aThing(0);
    const guest = aGuest();
    const form = await sheet(guest, variantId, { ...typed, setup: await cardOf(guest) });
    expect(await payBySheet(guest, form, aVisit())).toMatchObject({ ok: false, code: 'sold_out' });
    const wallet = await myWallet(guest);
    expect([wallet.methods.length, wallet.addresses.length]).toEqual([1, 1]);
  });

  test('asks a guest for her e-mail before anything is kept', async () => {
    const { variantId } = await aThing();
    const guest = aGuest();
    const form = await sheet(guest, variantId, { ...typed, setup: await cardOf(guest), email: undefined });
    expect(await payBySheet(guest, form, aVisit())).toEqual({ ok: false, code: 'email_missing', field: 'email' });
    expect(await myWallet(guest)).toEqual({ methods: [], addresses: [] });
  });

  test('takes a person’s own address for her receipt, whatever her form says', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(await aPerson());
    const form = await sheet(buyer.actor, variantId, { methodId: buyer.methodId, addressId: buyer.addressId });
    const paid = await payBySheet(buyer.actor, form, aVisit());
    if (!paid.ok) throw new Error(paid.code);
    const [row] = await ownerDb()
      .select({ email: purchase.contactEmail })
      .from(purchase)
      .where(eq(purchase.id, paid.value.purchaseId));
    expect(row?.email).toBe(buyer.actor.email);
  });

  test('says what is missing beside the card or the address', async () => {
    const { variantId } = await aThing();
    const buyer = await aShopper(aGuest());
    const { methodId, addressId } = buyer;
    const none = await sheet(buyer.actor, variantId, { addressId });
    expect(await payBySheet(buyer.actor, none, aVisit())).toEqual({
      ok: false,
      code: 'method_missing',
      field: 'setup',
    });
    const open = await sheet(buyer.actor, variantId, {
      addressId,
      setup: (await beginCardSetup(buyer.actor)).ok ? 'seti_unknown_0001' : '',
    });
    expect(await payBySheet(buyer.actor, open, aVisit())).toEqual({ ok: false, code: 'not_found', field: 'setup' });
    const nowhere = {
      ...(await sheet(buyer.actor, variantId, { methodId, addressId })),
      addressId: null,
      address: null,
    };
    expect(await payBySheet(buyer.actor, nowhere, aVisit())).toEqual({ ok: false, code: 'address_missing' });
  });

  test('whose session has ended keeps nothing', async () => {
    const { variantId } = await aThing();
    const guest = aGuest();
    const form = await sheet(guest, variantId, { ...typed, signedIn: '1' });
    expect(await payBySheet(guest, form, aVisit())).toEqual({ ok: false, code: 'sign_in' });
    expect((await myWallet(guest)).addresses).toEqual([]);
  });
});

describe('the basket behind a sheet', () => {
  test('is one thing, or the cart’s part in one currency with the version it was read at', async () => {
    const [dollars, euros] = [await aThing(), await aThing(9, { currency: 'EUR' })];
    const person = await aPerson();
    await addToCart(person, { variantId: dollars.variantId, quantity: 2 });
    await addToCart(person, { variantId: euros.variantId, quantity: 1 });
    const single = await basketOf(person, { variantId: euros.variantId, quantity: 3 }, null);
    expect(single).toMatchObject({
      cartVersion: null,
      items: [{ quantity: 3 }],
      offer: { currency: 'EUR' },
      sellerCountry: 'US',
    });
    const part = await basketOf(person, { currency: 'USD' }, null);
    expect(part).toMatchObject({
      cartVersion: 2,
      items: [{ variantId: dollars.variantId, quantity: 2 }],
      offer: { currency: 'USD' },
    });
    expect(part?.countries).toEqual(['US']);
  });

  test('is nothing when nothing of it is sold any more, and nothing of somebody else’s cart', async () => {
    const { variantId, pageId } = await aThing();
    const person = await aPerson();
    await addToCart(person, { variantId, quantity: 1 });
    expect(await basketOf(await aPerson(), { currency: 'USD' }, null)).toBeNull();
    await ownerDb().update(product).set({ state: 'archived' }).where(eq(product.pageId, pageId));
    expect(await basketOf(person, { currency: 'USD' }, null)).toBeNull();
    expect(await basketOf(person, { variantId, quantity: 1 }, null)).toBeNull();
  });
});
