import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payEvent } from '@/db/schema/money/button/hook';
import { purchase } from '@/db/schema/money/purchase';
import { address } from '@/db/schema/money/wallet';
import { page } from '@/db/schema/shop/page';
import { aVisit } from '@/db/testing/a-person';
import { aMerchant, aPayOrder, aTapElsewhere, payElsewhere } from '@/db/testing/pay-button';
import { setRule } from '@/db/testing/rules';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { sealAddress } from '@/lib/money/wallet/seal-address';
import { presentPayOrder } from './present-pay-order';
import { payOrderOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Somebody whose only address is in another country. */
async function livingIn(country: string) {
  const buyer = await aShopper(await aPerson());
  const there = {
    ...{ name: 'Lina Haddad', line1: '1 Main St', line2: '', city: 'There' },
    ...{ region: '', postalCode: '', country, phone: '' },
  };
  const sealed = await sealAddress(actorKey(buyer.actor) ?? '', buyer.addressId, there);
  await ownerDb().update(address).set(sealed).where(eq(address.id, buyer.addressId));
  return buyer;
}

type Shown = Awaited<ReturnType<typeof aPayOrder>>;
type Merchant = Awaited<ReturnType<typeof aMerchant>>['merchant'];

/** That nothing came of a tap: no purchase, no word to the site, and an order that may still be paid. */
async function isAsBefore(merchant: Merchant, shown: Shown, actor: PersonActor) {
  expect(await payOrderOf(merchant, shown.id)).toMatchObject({ state: 'presented', purchase: null });
  expect(await ownerDb().$count(payEvent, eq(payEvent.payOrderId, shown.id))).toBe(0);
  expect(await ownerDb().$count(purchase, eq(purchase.owner, actorKey(actor) ?? ''))).toBe(0);
  const { clientToken, challenge } = shown;
  const origin = 'https://merchant.example';
  expect(await presentPayOrder({ clientToken, origin, challenge })).toMatchObject({
    ok: true,
    value: { ended: false },
  });
}

const setCountry = (id: Id<'page'>, country: string) => ownerDb().update(page).set({ country }).where(eq(page.id, id));

describe('who may not buy of another site', () => {
  test('is told so where she lives is no market, and the site hears nothing; elsewhere the order is paid', async () => {
    const { merchant } = await aMerchant();
    const shown = await aPayOrder(merchant);
    const abroad = await livingIn('AE');
    expect(await payElsewhere(abroad, shown.id)).toMatchObject({ ok: false, code: 'not_sold_there' });
    await isAsBefore(merchant, shown, abroad.actor);
    expect(await payElsewhere(await aShopper(await aPerson()), shown.id)).toMatchObject({ ok: true });
  });

  test('is told so while the seller’s country is no market', async () => {
    const { merchant, pageId } = await aMerchant();
    const shown = await aPayOrder(merchant);
    const buyer = await aShopper(await aPerson());
    await setCountry(pageId, 'AE');
    expect(await payElsewhere(buyer, shown.id)).toMatchObject({ ok: false, code: 'market_closed' });
    await isAsBefore(merchant, shown, buyer.actor);
    await setCountry(pageId, 'US');
    expect(await payElsewhere(buyer, shown.id)).toMatchObject({ ok: true });
  });

  test('is asked nothing while the button is not open in the seller’s country: its server is refused, and so is what it asked before', async () => {
    const { merchant, pageId } = await aMerchant();
    const shown = await aPayOrder(merchant);
    const buyer = await aShopper(await aPerson());
    await setRule('AE', 'sell', 'open');
    await setCountry(pageId, 'AE');
    await expect(aPayOrder(merchant)).rejects.toThrow('market_closed');
    expect(await payElsewhere(buyer, shown.id)).toMatchObject({ ok: false, code: 'market_closed' });
    await setRule('AE', 'button', 'open');
    expect(await payElsewhere(buyer, shown.id)).toMatchObject({ ok: true });
    expect(await aPayOrder(merchant)).toBeDefined();
    for (const capability of ['sell', 'button'] as const) await setRule('AE', capability, 'closed');
  });

  test('pays in no currency but that of the order, whatever her form says', async () => {
    const { merchant } = await aMerchant();
    const shown = await aPayOrder(merchant);
    const buyer = await aShopper(await aPerson());
    const tap = { ...aTapElsewhere(buyer, shown.id), currency: 'EUR' as const };
    expect(await placeOrder(buyer.actor, tap, aVisit())).toMatchObject({ ok: false, code: 'price_changed' });
    await isAsBefore(merchant, shown, buyer.actor);
  });
});
