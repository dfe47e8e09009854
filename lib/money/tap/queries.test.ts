import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMoney } from '@/db/client/money';
import { anAuthorizedOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShopper } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { offerForItems } from '@/lib/money/checkout/queries';
import { readyToPay } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { placeIn } from '@/lib/shop/delivery/model';
import { counterFor } from './queries';
import { tapSeed } from './tap-key';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const productId = newId('product');

describe('what a paying button knows', () => {
  test('is its own actor’s wallet and seed, as the wallet and the sheet read them', async () => {
    const person = await aPerson();
    const { methodId, addressId } = await aShopper(person);
    const counter = await counterFor(person, productId);
    expect(readyToPay(counter.wallet, 'USD')).toMatchObject({ method: { id: methodId }, address: { id: addressId } });
    expect(counter.wallet).toEqual(await myWallet(person));
    expect(counter.seed).toBe(await tapSeed(person));
    expect(counter.recent).toBeNull();
  });

  test('is nothing of anybody else’s, and nothing for a browser without a cookie', async () => {
    await aShopper(await aPerson());
    const nothing = { wallet: { methods: [], addresses: [] }, recent: null };
    expect(await counterFor(aGuest(), productId)).toMatchObject(nothing);
    expect(await counterFor({ kind: 'guest', guestHash: null, locale: 'en' }, productId)).toMatchObject(nothing);
  });

  test('is her latest purchase of the product too, and a new seed', async () => {
    const { buyer, variantId, purchaseId } = await anAuthorizedOrder();
    const [offer] = await offerForItems(buyer, [{ variantId, quantity: 1 }], placeIn('US'));
    const bought = offer?.orders[0]?.lines.find((line) => line.kind === 'goods')?.productId;
    const counter = await counterFor(buyer, bought ?? productId);
    expect(counter.recent).toMatchObject({ purchaseId, state: 'authorized' });
    expect(counter.seed).toBe(await tapSeed(buyer));
    expect((await counterFor(buyer, productId)).recent).toBeNull();
  });

  test('ends with its statement: the next one on the connection names no actor and sees no row', async () => {
    const person = await aPerson();
    await aShopper(person);
    await Promise.all(Array.from({ length: 24 }, () => counterFor(person, productId)));
    const looks = Array.from({ length: 24 }, () =>
      readMoney<{ actor: string; seen: number }>(
        sql`select money.actor() as actor, (select count(*)::int from money.method) as seen`,
      ),
    );
    for (const [row] of await Promise.all(looks)) expect(row).toEqual({ actor: '', seen: 0 });
  });
});
