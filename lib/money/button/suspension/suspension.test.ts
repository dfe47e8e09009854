import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decided, overturned } from '@/db/testing/decided';
import { aLamp, aMerchant, aPayOrder, approvedElsewhere, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { completePayOrder } from '@/lib/money/button/complete-pay-order';
import { siteOfPage } from '@/lib/money/button/console/queries';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { findMerchant } from '@/lib/money/button/find-merchant';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { CreatePayOrder } from '@/lib/money/button/schema';
import { findSite } from './find-site';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const held = { rule: '2.2', days: 7 };

describe('a site that a decision holds', () => {
  it('sells nothing new from that moment on, keeps what was approved, and says by which rule to its owner', async () => {
    const one = await aMerchant();
    const [approved, shown] = [await aPayOrder(one.merchant), await aPayOrder(one.merchant)];
    const { code } = await approvedElsewhere(await aShopper(await aPerson()), approved.id);
    const decision = await decided('site', toUuid(one.siteId), 'hold_site', held);

    const merchant = await findMerchant(one.secret);
    if (!merchant) throw new Error('its key must still read and refund');
    const asked = createPayOrder(merchant, CreatePayOrder.parse(aLamp), randomBytes(8).toString('hex'));
    expect(await asked).toMatchObject({ code: 'merchant_suspended' });
    const { clientToken } = shown;
    expect(await presentPayOrder({ clientToken, origin: null, challenge: null })).toMatchObject({
      code: 'merchant_suspended',
    });
    expect(await payElsewhere(await aShopper(await aPerson()), shown.id)).toMatchObject({ ok: false });
    const completed = await completePayOrder(merchant, { payOrderId: approved.id, code, verifier: approved.verifier });
    expect(completed).toMatchObject({ ok: true });
    expect(await siteOfPage(one.seller, one.siteId)).toMatchObject({ suspension: '2.2' });

    await overturned(decision);
    expect(await presentPayOrder({ clientToken, origin: null, challenge: null })).toMatchObject({ ok: true });
    expect(await siteOfPage(one.seller, one.siteId)).toMatchObject({ suspension: '' });
  });

  it('is found by its key or by an origin that it alone has; to nobody but operators is there any', async () => {
    const [one, other, operator] = [await aMerchant(), await aMerchant(), await aPerson({ operator: true })];
    // Both have the origin of the tests.
    const shared = (await siteOfPage(one.seller, one.siteId))?.origins[0] ?? '';
    expect(await findSite(operator, shared)).toBeNull();
    for (const actor of [one.seller, other.seller]) expect(await findSite(actor, one.publishable)).toBeNull();
    expect(await findSite(operator, one.publishable)).toBe(toUuid(one.siteId));
  });
});
