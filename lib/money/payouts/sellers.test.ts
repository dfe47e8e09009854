import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobsOf } from '@/db/testing/jobs';
import { aPurchase, aTap } from '@/db/testing/orders';
import { back, pressOnboarding, settlementOf, verify } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { stripe } from '@/lib/platform/stripe';
import { beginOnboarding } from './begin-onboarding';
import { sellerMoney } from './queries';
import { readSellerAccount } from './read-seller-account';
import { returnFromProvider } from './return-from-provider';
import { sweepPayouts } from './sweep-payouts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const newShop = (part: Parameters<typeof aShop>[0] = {}) => aShop({ stocks: [100], ...part, verified: false });
type Shop = Awaited<ReturnType<typeof newShop>>;
const buyer = async () => aShopper(await aPerson());
async function buy(
  { variants: [variant = newId('variant')] }: Shop,
  who?: Awaited<ReturnType<typeof buyer>>,
  minor = '999999999',
) {
  const shopper = who ?? (await buyer());
  return placeOrder(shopper.actor, aTap(shopper, variant, { expectedMinor: minor }), { network: newId('txn') });
}
const accountOf = async (pageId: Id<'page'>) => {
  const [row] = await ownerDb().execute<{ state: string; provider_account: string | null }>(
    sql`select * from money.seller_account where page_id = ${toUuid(pageId)}::uuid`,
  );
  return row;
};

describe('verification', () => {
  test('is begun once, waits for the owner, and opens her account', async () => {
    const { pageId, seller } = await newShop();
    const links = await Promise.all([1, 2, 3].map(() => beginOnboarding(seller, pageId, back)));
    const [first] = links;
    if (!first?.ok) throw new Error('no link');
    const { data } = await stripe().v2.core.accounts.list({ limit: 100 });
    expect(data.filter((one) => one.metadata?.page_id === pageId)).toHaveLength(1);
    await pressOnboarding(first.value, 'later');
    expect(await readSellerAccount(pageId)).toBe('started');
    const again = await beginOnboarding(seller, pageId, back);
    if (!again.ok) throw new Error(again.code);
    await pressOnboarding(again.value, 'complete');
    expect(await returnFromProvider(seller, pageId)).toBe(true);
    expect(await accountOf(pageId)).toMatchObject({ state: 'active' });
  });

  test('is for the owners of the page: to everybody else the page is missing', async () => {
    const { pageId } = await newShop();
    for (const other of [await aPerson(), aGuest()]) {
      expect(await beginOnboarding(other, pageId, back)).toEqual({ ok: false, code: 'not_found' });
      expect(await returnFromProvider(other, pageId)).toBe(false);
      expect(await sellerMoney(other, pageId)).toBeNull();
    }
    expect(await accountOf(pageId)).toBeUndefined();
  });

  test('that is put off answers try again while the provider is away, and not that it failed', async () => {
    const { pageId, seller } = await newShop();
    await fetch(`${sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({ match: { path: '/v2/core/*' }, action: 'error500', times: null }),
    });
    expect(await beginOnboarding(seller, pageId, back)).toEqual({ ok: false, code: 'try_again' });
    await fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
    expect(await accountOf(pageId)).toMatchObject({ state: 'none', provider_account: null });
  });
});

describe('before verification', () => {
  test('money waits for it from the first sale, the owner is told once, and what will be asked is seen', async () => {
    const shop = await newShop();
    const { orderId } = await aPurchase(await buyer(), [shop.variants[0] ?? newId('variant')]);
    await ownerDb().execute(sql`update money.settlement set captured_at = now() - interval '8 days'`);
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'held', hold_reason: 'verify', hold_until: null });
    await aPurchase(await buyer(), [shop.variants[0] ?? newId('variant')]);
    expect(await jobsOf('money:mail-verify', toUuid(shop.pageId))).toBe(1);
    const seen = await sellerMoney(shop.seller, shop.pageId);
    expect(seen).toMatchObject({
      state: 'none',
      limit: { used: { amount: 9240n, currency: 'USD' }, limit: { amount: 50_000n } },
      due: [{ hold: { reason: 'new_order' } }, { hold: { reason: 'verify', until: null } }],
    });
    await verify(shop.seller, shop.pageId);
    await sweepPayouts();
    expect(await settlementOf(orderId)).toMatchObject({ state: 'sent' });
  });

  test('however many buy at once, no more than the limit is sold, and the others are told why', async () => {
    const shop = await newShop({ priceMinor: 9500n });
    const shoppers = await Promise.all(Array.from({ length: 12 }, buyer));
    const answers = await Promise.all(shoppers.map((who) => buy(shop, who)));
    const codes = answers.map((one) => (one.ok ? 'sold' : one.code));
    // 100.00 each, with delivery.
    expect(codes.filter((code) => code === 'sold')).toHaveLength(5);
    expect(codes.filter((code) => code === 'seller_unverified')).toHaveLength(7);
    const [row] = await ownerDb().execute<{ sum: string; stock: number }>(sql`
      select sum(o.total_minor)::text as sum, (select min(v.stock) from shop.variant v where v.page_id = o.page_id) as stock
      from money."order" o where page_id = ${toUuid(shop.pageId)}::uuid group by page_id`);
    expect(row).toEqual({ sum: '50000', stock: 95 });
    expect(await jobsOf('money:mail-verify', toUuid(shop.pageId))).toBe(1);
    expect((await sellerMoney(shop.seller, shop.pageId))?.limit).toMatchObject({ used: { amount: 50_000n } });
  });

  test('what was taken back by the buyer is room again; verified, there is no limit', async () => {
    const shop = await newShop({ priceMinor: 40_000n });
    const who = await buyer();
    const first = await buy(shop, who);
    if (!first.ok) throw new Error(first.code);
    expect(await buy(shop)).toMatchObject({ code: 'seller_unverified' });
    await undoPurchase(who.actor, first.value.purchaseId);
    expect(await buy(shop)).toMatchObject({ ok: true });
    await verify(shop.seller, shop.pageId);
    expect(await buy(shop)).toMatchObject({ ok: true });
    expect(await buy(shop)).toMatchObject({ ok: true });
  });

  test('the limit is the same in another currency', async () => {
    const shop = await newShop({ currency: 'JPY', priceMinor: 79_000n, deliveryMinor: 0n });
    const yen = async () => {
      const shopper = await buyer();
      const tap = {
        ...aTap(shopper, shop.variants[0] ?? newId('variant')),
        expectedMinor: '99999999',
        currency: 'JPY' as const,
      };
      return placeOrder(shopper.actor, tap, { network: newId('txn') });
    };
    expect(await yen()).toMatchObject({ ok: true });
    expect(await yen()).toMatchObject({ code: 'seller_unverified' });
  });
});
