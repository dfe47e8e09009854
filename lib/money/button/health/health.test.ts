import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { getTableConfig, PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { payKey } from '@/db/schema/money/button/site';
import { payTrouble } from '@/db/schema/money/button/use';
import { page } from '@/db/schema/shop/page';
import { aLamp, aMerchant, aPayOrder, approvedElsewhere, merchantOrigin } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { answerMerchant, refusal } from '@/lib/money/button/api/answer';
import type { ApiCode } from '@/lib/money/button/codes';
import { completePayOrder } from '@/lib/money/button/complete-pay-order';
import { addAddress } from '@/lib/money/button/console/add-address';
import { goLive } from '@/lib/money/button/console/go-live';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { addHook } from '@/lib/money/button/events/add-hook';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { CreatePayOrder } from '@/lib/money/button/schema';
import { gather, writeUse } from '@/lib/money/button/use/gather';
import { findingKinds, findingsOf, type HealthFacts, troubleKinds } from './model';
import { healthOf } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Merchant = Awaited<ReturnType<typeof aMerchant>>;
const healthOfOne = async (one: Merchant, now = new Date()) => {
  await writeUse();
  const health = await healthOf(one.seller, { id: one.siteId, pageId: one.pageId }, now);
  if (!health) throw new Error('not hers');
  return health;
};
const kindsOf = async (one: Merchant, now?: Date) => (await healthOfOne(one, now)).findings.map(({ kind }) => kind);

/** Asks the API as the site's server does, for what a verb answers. */
const ask = (one: Merchant, body: object, verb: () => Promise<{ ok: true } | { ok: false; code: ApiCode }>) =>
  answerMerchant(
    new Request('http://localhost/pay/v1/orders', {
      method: 'POST',
      headers: { authorization: `Bearer ${one.secret}`, 'idempotency-key': randomBytes(8).toString('hex') },
      body: JSON.stringify(body),
    }),
    'orders_write',
    async () => {
      const done = await verb();
      return done.ok ? { status: 200, body: {} } : refusal(422, done.code);
    },
  );
const create = (one: Merchant, part: object = {}) => {
  const body = { ...aLamp, ...part };
  return ask(one, body, () => createPayOrder(one.merchant, CreatePayOrder.parse(body), randomBytes(8).toString('hex')));
};

describe('a site that is built in wrongly', () => {
  it('is told that its shop is not open, for then nothing is sold', async () => {
    const one = await aMerchant();
    expect(await kindsOf(one)).not.toContain('shop_closed');
    await ownerDb().update(page).set({ shopOpen: false }).where(eq(page.id, one.pageId));
    expect(await kindsOf(one)).toContain('shop_closed');
  });

  it('is shown where: a page that is not registered, until it is', async () => {
    const one = await aMerchant();
    const other = 'https://www.merchant.example';
    const refused = await create(one, { origin: other });
    expect(refused.status).toBe(422);
    const { clientToken } = await aPayOrder(one.merchant);
    await presentPayOrder({ clientToken, origin: other, challenge: null });
    const { findings, troubles } = await healthOfOne(one);
    expect(findings[0]).toMatchObject({ kind: 'foreign_origin', origin: other, count: 2 });
    expect(troubles).toMatchObject([{ kind: 'foreign_origin', origin: other, count: 2, days: 1 }]);
    await addAddress(one.seller, { site: one.siteId, kind: 'origin', address: other });
    expect(await kindsOf(one)).not.toContain('foreign_origin');
  });

  it('learns how its server completes: a wrong code, a verifier that does not fit, and never at all', async () => {
    const one = await aMerchant();
    const order = await aPayOrder(one.merchant);
    const { code } = await approvedElsewhere(await aShopper(await aPerson()), order.id);
    const payOrderId = order.id;
    for (const wrong of [
      { code: `apc_${'x'.repeat(43)}`, verifier: order.verifier },
      { code, verifier: 'y'.repeat(43) },
    ])
      await ask(one, wrong, () => completePayOrder(one.merchant, { payOrderId, ...wrong }));
    const hers = sql`purchase_id = (select purchase_id from money.pay_order where id = ${toUuid(order.id)}::uuid)`;
    await ownerDb().execute(
      sql`update money.attempt set undo_until = clock_timestamp() - interval '1 second' where ${hers}`,
    );
    await ownerDb().execute(sql`select money.begin_void(id, 'unclaimed') from money.attempt where ${hers}`);
    const { findings } = await healthOfOne(one);
    expect(findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['uncompleted', 'verifier_wrong', 'code_wrong', 'uncounted']),
    );
    expect(findings.find(({ kind }) => kind === 'uncompleted')?.count).toBe(1);
    expect(findings.find(({ kind }) => kind === 'uncounted')?.origin).toBe(merchantOrigin);
    gather({ pk: one.publishable, origin: merchantOrigin, kind: 'seen' });
    expect(await kindsOf(one)).not.toContain('uncounted');
  });

  it('hears of keys nobody uses, of test keys after going live, and of webhooks that are not there', async () => {
    const one = await aMerchant();
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await kindsOf(one)).toEqual(['hooks_none']);
    await ownerDb().update(payKey).set({ lastUsedAt: null }).where(eq(payKey.siteId, one.siteId));
    expect(await kindsOf(one, tomorrow)).toContain('key_unused');
    await addHook(one.seller, { site: one.siteId, url: 'https://hooks.example/souk' });
    await goLive(one.seller, one.siteId);
    await ownerDb().update(payKey).set({ lastUsedAt: sql`clock_timestamp()` }).where(eq(payKey.siteId, one.siteId));
    expect(await kindsOf(one, tomorrow)).toEqual(['test_key', 'hooks_unproven']);
  });

  it('hears of orders that nobody was shown', async () => {
    const one = await aMerchant();
    await create(one);
    await ownerDb().update(payOrder).set({ expiresAt: sql`clock_timestamp()` }).where(eq(payOrder.siteId, one.siteId));
    expect(await kindsOf(one)).toContain('unshown');
  });

  it('is nobody’s to read but of its own page', async () => {
    const [one, other] = [await aMerchant(), await aMerchant()];
    expect(await healthOf(other.seller, { id: one.siteId, pageId: one.pageId })).toBeNull();
    expect(await healthOf(other.seller, { id: one.siteId, pageId: other.pageId })).toBeNull();
  });
});

const well: HealthFacts = {
  ...{
    test: true,
    anyLocal: false,
    suspension: '',
    sells: true,
    origins: [merchantOrigin],
    hooks: 1,
    hooksGone: 0,
    dead: 0,
    late: 0,
  },
  ...{ arrived: true, made: 9, shown: 9, unshown: 0, expired: 1, uncompleted: 0, uncounted: [], liveSite: null },
  keys: [{ ending: 'abcd', used: new Date(), made: new Date() }],
  troubles: [],
};

describe('what follows from what was seen', () => {
  it('is nothing where all is well, and the worst first where it is not', () => {
    expect(findingsOf(well, new Date())).toEqual([]);
    const troubles = troubleKinds.map((kind) => ({
      kind,
      origin: 'https://x.example',
      count: 1,
      days: 1,
      lastAt: new Date(),
    }));
    const ill = {
      ...well,
      suspension: 'fraud',
      sells: false,
      origins: [],
      keys: [],
      hooks: 0,
      expired: 6,
      uncompleted: 2,
      troubles,
    };
    const kinds = findingsOf({ ...ill, unshown: 5 }, new Date()).map(({ kind }) => kind);
    const order = Object.keys(findingKinds);
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(kinds.slice(0, 4)).toEqual(['suspended', 'shop_closed', 'no_origin', 'no_key']);
    expect(kinds).toEqual(expect.arrayContaining([...troubleKinds, 'expired', 'unshown', 'uncompleted', 'hooks_none']));
  });

  it('is not that a test pair without an account has no origins, nor that some shoppers change their minds', () => {
    expect(findingsOf({ ...well, anyLocal: true, origins: [], shown: 20, expired: 9 }, new Date())).toEqual([]);
  });
});

it('counts the kinds of trouble that the database takes', () => {
  const check = getTableConfig(payTrouble).checks.find(({ name }) => name === 'pay_trouble_kind');
  const text = check ? new PgDialect().sqlToQuery(check.value).sql : '';
  expect([...text.matchAll(/'([a-z_]+)'/g)].map(([, kind]) => kind)).toEqual([...troubleKinds]);
});
