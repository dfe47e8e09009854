import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { auditEvent } from '@/db/schema/identity/audit';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { stripe } from '@/lib/platform/stripe';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A disputed payment that another product, or another Souk, made with the provider's account. */
async function disputeOfAnother(metadata: Record<string, string>): Promise<string> {
  const customer = await stripe().customers.create({});
  const { id } = await stripe().paymentMethods.attach('pm_card_createDispute', { customer: customer.id });
  const paid = await stripe().paymentIntents.create({
    ...{ amount: 900, currency: 'usd', confirm: true, customer: customer.id, payment_method: id, metadata },
    ...{ capture_method: 'manual', return_url: 'http://localhost:3000/back' },
  });
  await stripe().paymentIntents.capture(paid.id);
  await fetch(`${sandbox.origin}/_sandbox/clock`, { method: 'POST', body: '{}' });
  const [found] = (await stripe().disputes.list({ payment_intent: paid.id, limit: 1 })).data;
  if (!found) throw new Error('nobody disputed');
  await receiveEvent({ provider: 'stripe', id: `evt_${found.id}`, type: 'charge.dispute.created', objectId: found.id });
  return found.id;
}
const isClosed = async (dispute: string) => {
  const [row] = await ownerDb().execute<{ closed: boolean }>(
    sql`select processed_at is not null as closed from money.webhook_event where id = ${`evt_${dispute}`}`,
  );
  return row?.closed;
};

test('a dispute of a payment that is not ours is over at once, with a line in the audit', async () => {
  const dispute = await disputeOfAnother({});
  await handleEvent(`evt_${dispute}`);
  expect(await isClosed(dispute)).toBe(true);
  const lines = await identityDb()
    .select({ action: auditEvent.action, actor: auditEvent.actor })
    .from(auditEvent)
    .where(eq(auditEvent.subject, dispute));
  expect(lines).toEqual([{ action: 'dispute.not-ours', actor: 'system:hear-dispute' }]);
});

test('one of an attempt that is not known yet is tried again', async () => {
  const dispute = await disputeOfAnother({ attempt_id: 'att_not_known_yet' });
  await expect(handleEvent(`evt_${dispute}`)).rejects.toThrow('not known yet');
  expect(await isClosed(dispute)).toBe(false);
});
