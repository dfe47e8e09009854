import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { payApproval, payOrder } from '@/db/schema/money/button/pay-order';
import { attempt } from '@/db/schema/money/purchase';
import { aMerchant, aPayOrder, approvedElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { claimOrders } from '@/lib/money/orders/claim-orders';
import { phaseOf } from '@/lib/money/orders/model';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { cancelPayOrder } from './cancel-pay-order';
import { completePayOrder } from './complete-pay-order';
import { elsewhereOf } from './elsewhere-of';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const place = { site: 'Merchant', host: 'merchant.example' };

/** Something a person bought on another site and that its server was not heard of yet. */
async function boughtElsewhere(part: Parameters<typeof aMerchant>[0] = {}) {
  const { merchant } = await aMerchant(part);
  const buyer = await aShopper(await aPerson());
  const order = await aPayOrder(merchant);
  const paid = await approvedElsewhere(buyer, order.id);
  const complete = () =>
    completePayOrder(merchant, { payOrderId: order.id, code: paid.code, verifier: order.verifier });
  const phase = async () => {
    const found = await orderForBuyer(buyer.actor, paid.orderId);
    return found && phaseOf(found);
  };
  return { merchant, buyer: buyer.actor, order, paid, complete, phase };
}

test('what a site has not taken note of waits, for its buyer alone, and is paid once it has', async () => {
  const { buyer, paid, complete, phase } = await boughtElsewhere();
  expect(await elsewhereOf(buyer, paid.purchaseId)).toMatchObject({ ...place, waits: { for: 'confirm' } });
  expect(await phase()).toBe('waits');
  expect(await elsewhereOf(await aPerson(), paid.purchaseId)).toBeNull();
  expect(await elsewhereOf(aGuest(), paid.purchaseId)).toBeNull();
  expect(await complete()).toMatchObject({ ok: true });
  expect(await elsewhereOf(buyer, paid.purchaseId)).toMatchObject({ ...place, waits: null, calledOff: false });
  expect(await phase()).toBe('paid');
});

test('what a site takes later waits for that', async () => {
  const { buyer, paid, complete, phase } = await boughtElsewhere({ capture: 'manual' });
  await complete();
  expect(await elsewhereOf(buyer, paid.purchaseId)).toMatchObject({ waits: { for: 'take' } });
  expect(await phase()).toBe('waits');
});

test('what a site called off, and what it never confirmed, is said as it is', async () => {
  const called = await boughtElsewhere();
  await cancelPayOrder(called.merchant, called.order.id);
  expect(await elsewhereOf(called.buyer, called.paid.purchaseId)).toMatchObject({ waits: null, calledOff: true });
  const left = await boughtElsewhere();
  await ownerDb()
    .update(attempt)
    .set({ undoUntil: sql`clock_timestamp() - interval '20 seconds'` })
    .where(eq(attempt.purchaseId, left.paid.purchaseId));
  await ownerDb().execute(
    sql`select money.begin_void(id, 'unclaimed') from money.attempt where purchase_id = ${toUuid(left.paid.purchaseId)}::uuid`,
  );
  expect(await elsewhereOf(left.buyer, left.paid.purchaseId)).toMatchObject({ waits: null, calledOff: false });
  expect(await orderForBuyer(left.buyer, left.paid.orderId)).toMatchObject({ payment: { problem: 'unclaimed' } });
});

test('a guest’s order elsewhere joins her account with her other orders, and her site reads the same payer of it', async () => {
  const { merchant } = await aMerchant();
  const guest = await aShopper(aGuest());
  const order = await aPayOrder(merchant);
  const paid = await approvedElsewhere(guest, order.id);
  const person = await aPerson();
  const lina = { ...person, email: 'lina@example.com', emailVerified: true };
  expect(await claimOrders(lina)).toBeGreaterThan(0);
  const [row] = await ownerDb().select().from(payOrder).where(eq(payOrder.id, order.id));
  const [code] = await ownerDb().select().from(payApproval).where(eq(payApproval.payOrderId, order.id));
  expect([row?.owner, code?.owner]).toEqual([actorKey(lina), actorKey(lina)]);
  expect(await elsewhereOf(lina, paid.purchaseId)).toMatchObject(place);
  expect(await elsewhereOf(guest.actor, paid.purchaseId)).toBeNull();
});
