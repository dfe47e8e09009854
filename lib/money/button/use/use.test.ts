import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payOrder } from '@/db/schema/money/button/pay-order';
import { payTrouble, payUse } from '@/db/schema/money/button/use';
import { aMerchant, aPayOrder, approvedElsewhere, merchantOrigin } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { countUse, reportsMax } from './count-use';
import { forgetUse } from './forget-use';
import { gather, writeUse } from './gather';
import { daysShown, sumUse } from './model';
import { useOfSite } from './queries';
import type { Report } from './schema';
import { takeReport } from './take-report';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Merchant = Awaited<ReturnType<typeof aMerchant>>;
const visit = () => ({ network: randomBytes(6).toString('hex'), now: Date.now() });
const report = ({ publishable: pk }: Merchant, k: Report['k'], origin = merchantOrigin) =>
  countUse(visit(), { pk, k, origin });
const usesOf = ({ siteId }: Merchant) => ownerDb().select().from(payUse).where(eq(payUse.siteId, siteId));
const troublesOf = ({ siteId }: Merchant) => ownerDb().select().from(payTrouble).where(eq(payTrouble.siteId, siteId));
const today = async (one: Merchant) =>
  (await useOfSite(one.seller, { id: one.siteId, pageId: one.pageId }))?.days.at(-1);

describe('what is counted of a button', () => {
  it('is what a registered page says, once for each word, and of no other page but that it is there', async () => {
    const one = await aMerchant();
    for (let times = 0; times < 3; times++) report(one, 'seen');
    report(one, 'tapped');
    report(one, 'seen', 'https://other.example');
    report({ ...one, publishable: `pk_test_${'x'.repeat(24)}` }, 'seen');
    await writeUse();
    await writeUse();
    expect(await today(one)).toMatchObject({ seen: 3, tapped: 1, paid: 0, seconds: null });
    expect(await troublesOf(one)).toMatchObject([
      { kind: 'foreign_origin', origin: 'https://other.example', count: 1 },
    ]);
  });

  it('names at most thirty origins a day and twenty troubled ones, whoever copies the key', async () => {
    const one = await aMerchant();
    await ownerDb().execute(sql`insert into money.pay_origin (site_id, origin)
      select ${toUuid(one.siteId)}::uuid, 'https://shop' || k || '.example' from generate_series(1, 40) k`);
    for (let k = 1; k <= 40; k++) {
      report(one, 'seen', `https://shop${k}.example`);
      report(one, 'seen', `https://thief${k}.example`);
    }
    report(one, 'coop', 'https://nonsense.example/<script>');
    await writeUse();
    expect(await usesOf(one)).toHaveLength(30);
    const troubles = await troublesOf(one);
    expect(troubles.filter(({ origin }) => origin !== '')).toHaveLength(20);
    expect(troubles.reduce((sum, { count }) => sum + count, 0)).toBe(41);
    expect(troubles.some(({ origin }) => origin.includes('script'))).toBe(false);
  });

  it('is not more than one network may send in a minute, which is known by nothing afterwards', () => {
    const from = { network: randomBytes(6).toString('hex'), now: Date.now() };
    const pk = `pk_test_${'y'.repeat(24)}`;
    const sent = Array.from({ length: reportsMax + 1 }, () =>
      countUse(from, { pk, k: 'seen', origin: merchantOrigin }),
    );
    expect(sent.filter(Boolean)).toHaveLength(reportsMax);
    expect(countUse({ ...from, now: from.now + 60_000 }, { pk, k: 'seen', origin: merchantOrigin })).toBe(true);
  });

  it('is read by whoever sees the settings of its page, and forgotten after its time', async () => {
    const one = await aMerchant();
    report(one, 'seen');
    gather({ site: one.siteId, kind: 'verifier_wrong', origin: '' });
    await writeUse();
    expect(await useOfSite(await aPerson(), { id: one.siteId, pageId: one.pageId })).toBeNull();
    await ownerDb().update(payUse).set({ day: sql`current_date - 401` }).where(eq(payUse.siteId, one.siteId));
    await ownerDb().update(payTrouble).set({ day: sql`current_date - 31` }).where(eq(payTrouble.siteId, one.siteId));
    await forgetUse();
    expect([await usesOf(one), await troublesOf(one)]).toEqual([[], []]);
  });
});

describe('what was paid', () => {
  it('is what shoppers approved and kept, with the time since its sheet was shown', async () => {
    const one = await aMerchant();
    const [kept, undone] = [await aPayOrder(one.merchant), await aPayOrder(one.merchant)];
    await ownerDb()
      .update(payOrder)
      .set({ presentedAt: sql`clock_timestamp() - interval '12 seconds'` })
      .where(eq(payOrder.siteId, one.siteId));
    await approvedElsewhere(await aShopper(await aPerson()), kept.id);
    const buyer = await aShopper(await aPerson());
    const { purchaseId } = await approvedElsewhere(buyer, undone.id);
    await undoPurchase(buyer.actor, purchaseId);
    const day = await today(one);
    expect(day).toMatchObject({ paid: 1 });
    expect(day?.seconds).toBeGreaterThanOrEqual(12);
    expect(day?.seconds).toBeLessThan(60);
    const days = (await useOfSite(one.seller, { id: one.siteId, pageId: one.pageId }))?.days ?? [];
    expect(days).toHaveLength(daysShown);
  });

  it('adds up over days, each as often as it was paid; a part of nothing is no part', () => {
    const day = { day: '2026-01-01', seen: 10, tapped: 4, paid: 1, seconds: 10 };
    const sum = sumUse([day, { ...day, tapped: 6, paid: 3, seconds: 30 }, { ...day, paid: 0, seconds: null }]);
    expect(sum).toEqual({ seen: 30, tapped: 14, paid: 4, tappedPart: 14 / 30, paidPart: 4 / 14, seconds: 25 });
    expect(sumUse([])).toMatchObject({ tappedPart: null, paidPart: null, seconds: null });
    expect(sumUse([{ ...day, seen: 0 }]).tappedPart).toBeNull();
  });
});

describe('the address of reports', () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    takeReport(
      new Request('http://localhost/pay/seen', {
        method: 'POST',
        body,
        headers: {
          ...{ 'content-type': 'application/x-www-form-urlencoded', 'content-length': `${body.length}` },
          ...{ origin: merchantOrigin, 'user-agent': 'Mozilla/5.0', ...headers },
        },
      }),
    );

  it.each([{ dnt: '1' }, { 'sec-gpc': '1' }, { 'user-agent': 'Googlebot/2.1' }])(
    'counts nothing of whoever says %o, and answers as always',
    async (said) => {
      const one = await aMerchant();
      const answer = await send(`pk=${one.publishable}&k=seen`, said as Record<string, string>);
      await writeUse();
      expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).toEqual([204, '', null]);
      expect(await usesOf(one)).toEqual([]);
    },
  );

  it('takes a key and one word alone', async () => {
    const one = await aMerchant();
    expect((await send(`pk=${one.publishable}&k=seen`)).status).toBe(204);
    for (const wrong of [`pk=${one.publishable}&k=paid`, 'pk=1&k=seen', `pk=${one.publishable}&k=seen&person=lina`])
      expect((await send(wrong)).status).toBe(400);
    expect((await send(`pk=${one.publishable}&k=seen&x=${'a'.repeat(300)}`)).status).toBe(413);
    await writeUse();
    expect(await usesOf(one)).toMatchObject([{ origin: merchantOrigin, seen: 1, tapped: 0 }]);
  });
});
