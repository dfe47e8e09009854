import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order, orderLine, refund } from '@/db/schema/money/order';
import { page } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { deliverAsFiles, sendFile, someBytes } from '@/db/testing/files';
import { aPurchase, aTap } from '@/db/testing/orders';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { offerForItems } from '@/lib/money/checkout/queries';
import { isAllFiles } from '@/lib/money/orders/files/model';
import { unpacked } from '@/lib/money/orders/model';
import { packOrder } from '@/lib/money/orders/parcels/pack-order';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { returnOffer } from '@/lib/money/returns/queries';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { noLimit } from '@/lib/shop/files/model';
import { filesForOwner } from '@/lib/shop/files/queries';
import { removeFile } from '@/lib/shop/files/remove-file';
import { filesOfOrder, fileToSend } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A shop of files for 41.20, and beside them something that is sent for 5.00 more. */
async function aShopOfFiles() {
  const shop = await aShop({ stocks: [5, 5] });
  const [digital, sent] = shop.variants as [Id<'variant'>, Id<'variant'>];
  const [row] = await ownerDb().select({ id: variant.productId }).from(variant).where(eq(variant.id, digital));
  const productId = (row as { id: Id<'product'> }).id;
  const about = { page: shop.pageId, product: productId };
  await sendFile(shop.seller, about, someBytes(1_000));
  await deliverAsFiles(productId, noLimit);
  const [file] = await filesForOwner(shop.seller, shop.pageId, productId);
  return { ...shop, digital, sent, productId, about, file: (file as { id: Id<'file'> }).id };
}

async function bought(until: 'authorized' | 'paid' = 'paid', more: 'alone' | 'mixed' = 'alone') {
  const shop = await aShopOfFiles();
  const buyer = await aShopper(await aPerson());
  const things = more === 'mixed' ? [shop.digital, shop.sent] : [shop.digital];
  const { orderId } = await aPurchase(buyer, things, until);
  return { ...shop, buyer, orderId, send: () => fileToSend(buyer.actor, orderId, shop.file) };
}

describe('files alone', () => {
  test('cost no delivery, reach no street of hers, take nothing of what has no limit, and are delivered with the payment', async () => {
    const { seller, orderId, buyer, digital } = await bought();
    const stored = await orderForBuyer(buyer.actor, orderId);
    expect(stored).toMatchObject({
      state: 'delivered',
      total: { amount: 4120n },
      shipTo: { line1: '', country: 'US' },
    });
    expect(stored?.deliveredAt).not.toBeNull();
    const told = await orderForSeller(seller, orderId);
    expect(told && [isAllFiles(told), unpacked(told)]).toEqual([true, []]);
    expect(await packOrder(seller, { orderId })).toMatchObject({ ok: false });
    const [row] = await ownerDb().select().from(variant).where(eq(variant.id, digital));
    expect(row?.stock).toBe(noLimit);
  });

  test('with a limit of units sell no more of them', async () => {
    const shop = await aShopOfFiles();
    await ownerDb().update(variant).set({ stock: 1 }).where(eq(variant.id, shop.digital));
    await aPurchase(await aShopper(await aPerson()), [shop.digital]);
    const late = await aShopper(await aPerson());
    expect(await placeOrder(late.actor, aTap(late, shop.digital, { expectedMinor: '4120' }), { network: 't' })).toEqual(
      {
        ok: false,
        code: 'sold_out',
      },
    );
  });

  test('are hers from the payment on, and nobody else’s ever', async () => {
    const early = await bought('authorized');
    expect(await early.send()).toBeNull();
    expect(await filesOfOrder(early.buyer.actor, early.orderId)).toEqual({ state: 'waiting' });
    const { buyer, seller, orderId, file, send } = await bought();
    expect(await send()).toMatchObject({ name: 'Pattern.pdf', bytes: 1_000 });
    expect(await filesOfOrder(buyer.actor, orderId)).toMatchObject({ state: 'there', files: [{ id: file }] });
    const nobody = { ...aGuest(), guestHash: null };
    for (const actor of [await aPerson(), seller, aGuest(), nobody, early.buyer.actor]) {
      expect(await fileToSend(actor, orderId, file)).toBeNull();
      expect(await filesOfOrder(actor, orderId)).toEqual({ state: 'none' });
    }
    expect(await fileToSend(buyer.actor, orderId, early.file)).toBeNull();
  });

  test('cannot be sent back; her money can', async () => {
    const { buyer, seller, orderId, send } = await bought();
    expect(await returnOffer(buyer.actor, orderId)).toBeNull();
    expect(await refundOrder(seller, { orderId, reason: '', key: 'all of it-----------' })).toMatchObject({ ok: true });
    expect(await send()).toBeNull();
    expect(await filesOfOrder(buyer.actor, orderId)).toEqual({ state: 'over' });
  });
});

describe('what was bought', () => {
  test('is downloaded until a refund of all of it has begun, never after', async () => {
    const { seller, orderId, send } = await bought();
    const ended = refundOrder(seller, { orderId, reason: '', key: 'against a download--' }).then(() => 'ended');
    const seen: (object | null)[] = [];
    while ((await Promise.race([ended, send().then((one) => seen.push(one))])) !== 'ended');
    // Once it was refused it is never sent again.
    const first = seen.indexOf(null);
    expect(first === -1 ? [] : seen.slice(first).filter(Boolean)).toEqual([]);
    expect(await send()).toBeNull();
  });

  test('is refused while the bank has not answered the refund of all of it', async () => {
    const { orderId, send } = await bought();
    const [row] = await ownerDb().select().from(order).where(eq(order.id, orderId));
    if (!row) throw new Error('no order');
    const part = { orderId, owner: row.owner, pageId: row.pageId, currency: row.currency, key: 'p' };
    await ownerDb()
      .insert(refund)
      .values({ ...part, id: newId('refund'), amountMinor: 4119n });
    expect(await send()).not.toBeNull();
    await ownerDb().update(refund).set({ amountMinor: 4120n }).where(eq(refund.orderId, orderId));
    expect(await send()).toBeNull();
  });

  test('stays when its file is taken off, its product archived and its page closed; a newer version comes along', async () => {
    const { seller, about, file, send, buyer, orderId, pageId } = await bought();
    await sendFile(seller, { ...about, name: 'Corrected.pdf', newer: file }, someBytes(2_000, 5));
    expect(await send()).toMatchObject({ name: 'Corrected.pdf', bytes: 2_000 });
    expect(await filesOfOrder(buyer.actor, orderId)).toMatchObject({ files: [{ renewedAt: expect.any(Date) }] });
    await sendFile(seller, { ...about, name: 'Other.pdf' }, someBytes(10));
    expect(await removeFile(seller, { ...about, file })).toMatchObject({ ok: true });
    await ownerDb().update(product).set({ state: 'archived' }).where(eq(product.id, about.product));
    await ownerDb().update(page).set({ state: 'closed', shopOpen: false }).where(eq(page.id, pageId));
    expect(await send()).toMatchObject({ name: 'Corrected.pdf' });
  });

  test('beside what is sent: delivery for that alone, and only that is packed', async () => {
    const { seller, orderId, buyer, send } = await bought('paid', 'mixed');
    const stored = await orderForBuyer(buyer.actor, orderId);
    expect(stored).toMatchObject({ state: 'paid', total: { amount: 8740n }, deliveredAt: null });
    expect(stored?.shipTo.line1).not.toBe('');
    expect(await send()).not.toBeNull();
    expect(stored && unpacked(stored)).toMatchObject([{ units: 1, line: { title: 'Thing 1' } }]);
    expect(await packOrder(seller, { orderId })).toMatchObject({ ok: true });
    const [line] = await ownerDb().select().from(orderLine).where(eq(orderLine.asFiles, true)).limit(1);
    expect(line?.packed).toBe(0);
  });
});

describe('the right of withdrawal', () => {
  test('is asked about where the law of her country has it, and kept with the order', async () => {
    const shop = await aShopOfFiles();
    await setRule('FR', 'buy', 'open');
    const home = {
      ...{ name: 'Lina Haddad', line1: '1 rue de Lille', line2: '', city: 'Paris', region: '', postalCode: '75001' },
      ...{ country: 'FR', phone: '', isDefault: true },
    };
    const buyer = await aShopper(await aPerson());
    const kept = await saveAddress(buyer.actor, home);
    if (!kept.ok) throw new Error(kept.code);
    const [offer] = await offerForItems(buyer.actor, [{ variantId: shop.digital, quantity: 1 }], home);
    expect(offer?.orders[0]).toMatchObject({ asksStart: true, allFiles: true });
    const tap = (more: object) =>
      placeOrder(buyer.actor, aTap(buyer, shop.digital, { expectedMinor: '4120', addressId: kept.value, ...more }), {
        network: 't',
      });
    expect(await tap({})).toEqual({ ok: false, code: 'start_now_required', field: 'startNow' });
    const placed = await tap({ startNow: true });
    if (!placed.ok) throw new Error(placed.code);
    const [stored] = await ownerDb().select().from(order).where(eq(order.id, placed.value.orderId));
    expect(stored?.withdrawalGivenUpAt).toBeInstanceOf(Date);
    const here = await aShopper(await aPerson());
    const { orderId } = await aPurchase(here, [shop.digital]);
    const [not] = await ownerDb().select().from(order).where(eq(order.id, orderId));
    expect(not?.withdrawalGivenUpAt).toBeNull();
  });
});
