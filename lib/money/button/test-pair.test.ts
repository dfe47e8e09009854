import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paySite } from '@/db/schema/money/button/site';
import { page } from '@/db/schema/shop/page';
import { aLamp, aMerchant, approvedElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { allow } from '@/lib/platform/rate-limit';
import { createPayOrder } from './create-pay-order';
import { findMerchant } from './find-merchant';
import { forgetTestPairs } from './forget-test-pairs';
import { testPairDays, testShop } from './model';
import { openTestPair } from './open-test-pair';
import { presentPayOrder } from './present-pay-order';
import { isKnownOrigin, isKnownReturn } from './queries';
import { CreatePayOrder } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  const { pageId } = await aShop();
  const { handle, name } = testShop;
  await ownerDb().update(page).set({ handle, name, state: 'draft', shopOpen: false }).where(eq(page.id, pageId));
});
afterAll(() => sandbox.stop());

const aNetwork = () => randomBytes(8).toString('hex');
async function aPair() {
  const made = await openTestPair({ network: aNetwork() });
  if (!made.ok) throw new Error(made.code);
  const merchant = await findMerchant(made.value.secret);
  if (!merchant) throw new Error('the key opens nothing');
  return { ...made.value, merchant };
}
const create = (merchant: Awaited<ReturnType<typeof aPair>>['merchant'], part: Record<string, unknown>) =>
  createPayOrder(merchant, CreatePayOrder.parse({ ...aLamp, ...part }), randomBytes(8).toString('hex'));

describe('a test pair of somebody without an account', () => {
  it.each([
    'null',
    'http://localhost:4242',
    'http://127.0.0.1',
    'http://127.0.0.2:4242',
    'https://shop.localhost:8443',
  ])('is paid from a page at %s, though its shop is open to nobody', async (origin) => {
    const { merchant } = await aPair();
    const made = await create(merchant, { origin });
    if (!made.ok) throw new Error(made.code);
    const { clientToken, order } = made.value;
    expect(await presentPayOrder({ clientToken, origin: 'https://thief.example', challenge: null })).toMatchObject({
      code: 'foreign_origin',
    });
    expect(await presentPayOrder({ clientToken, origin, challenge: 'c'.repeat(43) })).toMatchObject({
      ok: true,
      value: { site: { test: true, name: testShop.siteName } },
    });
    expect(await approvedElsewhere(await aShopper(await aPerson()), order.id)).toMatchObject({
      code: expect.stringMatching(/^apc_/),
    });
  });

  it.each([
    'https://shop.example',
    'http://localhost.shop.example',
    'http://127.0.0.1.shop.example',
    'http://notlocalhost',
    'http://localhost:4242@shop.example',
  ])('is no use to a page at %s', async (origin) => {
    const { merchant } = await aPair();
    expect(await isKnownOrigin(merchant, origin)).toBe(false);
  });

  it('alone takes a page from a file and any port: a page’s own test site does not', async () => {
    const { merchant } = await aMerchant();
    for (const origin of ['null', 'http://localhost:4242']) {
      expect(await isKnownOrigin(merchant, origin)).toBe(false);
      expect(await create(merchant, { origin })).toMatchObject({ code: 'origin_not_registered' });
    }
    expect(await isKnownReturn(merchant, 'http://localhost:4242/back')).toBe(false);
    const pair = await aPair();
    expect(await isKnownReturn(pair.merchant, 'http://localhost:4242/back')).toBe(true);
    expect(await isKnownReturn(pair.merchant, 'https://shop.example/back')).toBe(false);
  });

  it('is never one that real money moves by', async () => {
    const { siteId } = await aPair();
    const turned = ownerDb().update(paySite).set({ test: false }).where(eq(paySite.id, siteId));
    await expect(turned).rejects.toThrow();
  });

  it('is made only so often from one network', async () => {
    const network = aNetwork();
    await Promise.all(Array.from({ length: 119 }, () => allow('test-pair-network', network)));
    expect(await openTestPair({ network })).toMatchObject({ ok: true });
    expect(await openTestPair({ network })).toEqual({ ok: false, code: 'too_many' });
  });

  it('is gone after a week, and no site of a page with it', async () => {
    const [old, young, own] = [await aPair(), await aPair(), await aMerchant()];
    for (const id of [old.siteId, own.siteId])
      await ownerDb()
        .update(paySite)
        .set({ createdAt: sql`now() - make_interval(days => ${testPairDays}::int, mins => 1)` })
        .where(eq(paySite.id, id));
    expect(await forgetTestPairs()).toBe(1);
    const opens = await Promise.all([old, young, own].map(async ({ secret }) => (await findMerchant(secret)) !== null));
    expect(opens).toEqual([false, true, true]);
    expect(await forgetTestPairs()).toBe(0);
  });
});
