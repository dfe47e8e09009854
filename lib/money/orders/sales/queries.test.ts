import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageMember } from '@/db/schema/shop/page';
import { aPurchase } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { salesOfPage, unitsOfPage } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const today = () => new Date().toISOString().slice(0, 10);
const days = () => ({ since: today(), until: today() });

describe('what a page sold', () => {
  it('is told to its members alone, and not to those who bought there', async () => {
    const { pageId, seller, variants } = await aShop();
    const buyer = await aShopper(await aPerson());
    await aPurchase(buyer, variants);
    await aPurchase(buyer, variants, 'authorized');
    const sales = await salesOfPage(seller, pageId, days());
    expect(sales).toMatchObject([{ day: today(), orders: 1, total: { amount: 4620n, currency: 'USD' } }]);
    expect([...(await unitsOfPage(seller, pageId, days())).values()]).toEqual([1]);
    for (const other of [buyer.actor, await aPerson()]) {
      expect(await salesOfPage(other, pageId, days())).toEqual([]);
      expect((await unitsOfPage(other, pageId, days())).size).toBe(0);
    }
    const [keeper, counter] = [await aPerson(), await aPerson()];
    await ownerDb()
      .insert(pageMember)
      .values([
        { pageId, personId: keeper.personId, roles: ['catalog'] },
        { pageId, personId: counter.personId, roles: ['money'] },
      ]);
    expect(await salesOfPage(keeper, pageId, days())).toEqual([]);
    expect(await salesOfPage(counter, pageId, days())).toEqual(sales);
    expect(await salesOfPage(seller, pageId, { since: '2020-01-01', until: '2020-12-31' })).toEqual([]);
  });
});
