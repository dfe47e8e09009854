import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payLink } from '@/db/schema/money/button/pay-link';
import { attempt } from '@/db/schema/money/purchase';
import { aButtonSite, aFixedAmount, pressed } from '@/db/testing/buttons';
import { endUndo } from '@/db/testing/paid-order';
import { aTapElsewhere, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { sweepLater } from '@/db/testing/time-passes';
import { openTapper } from '@/db/testing/until-death';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { payOrderOf } from '@/lib/money/button/queries';
import { captureDue } from '@/lib/money/checkout/capture-due';

let sandbox: TestSandbox;
let tapper: Awaited<ReturnType<typeof openTapper>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  tapper = await openTapper();
});
afterAll(async () => {
  tapper.close();
  await sandbox.stop();
});

test.each(['before', 'after'] as const)(
  'a program killed %s it writes down the tap: the last of a fixed amount is sold once, by the same tap sent again',
  async (when) => {
    const { seller, site, merchant } = await aButtonSite();
    const [link, buyer] = [await aFixedAmount(seller, site, { usesMax: '1' }), await aShopper(await aPerson())];
    const order = await pressed(site, link);
    if (!order.ok) throw new Error(order.code);
    const input = aTapElsewhere(buyer, order.value.id, '1200');
    const { killed } = await tapper.run(
      { kind: 'tap', actor: buyer.actor, input },
      { text: 'money.authorized(', when },
    );
    expect(killed).toBe(true);
    const again = await payElsewhere(buyer, order.value.id, '1200', input.key);
    expect(again).toMatchObject({ ok: true });
    if (!again.ok) return;
    const [tried] = await ownerDb().select().from(attempt).where(eq(attempt.purchaseId, again.value.purchaseId));
    if (!tried) throw new Error('no attempt');
    // What nobody told us of is asked for by the sweeper.
    if (tried.state !== 'authorized') await sweepLater(tried.id);
    await endUndo(again.value.purchaseId);
    await captureDue();
    expect(await payOrderOf(merchant, order.value.id)).toMatchObject({ state: 'captured' });
    const [row] = await ownerDb().select({ uses: payLink.uses }).from(payLink).where(eq(payLink.id, link));
    expect(row).toEqual({ uses: 1 });
  },
  60_000,
);
