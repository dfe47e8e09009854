/** Whether what we know of payments is what the provider knows, once everything is over. */
import { sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { paymentGateway } from '@/lib/money/checkout/gateway';
import { ownerDb } from './world';

/** Where each may stand, given where its payment stands at the provider. */
const stands: Record<string, { attempt: string[]; order: string[] }> = {
  requires_capture: { attempt: ['authorized', 'capturing'], order: ['authorized'] },
  succeeded: { attempt: ['captured'], order: ['paid', 'partially_refunded', 'refunded'] },
  requires_payment_method: { attempt: ['declined'], order: ['failed'] },
  requires_action: { attempt: ['action'], order: ['pending'] },
  canceled: { attempt: ['voided'], order: ['canceled'] },
};

type Row = { attempt: string; state: string; orderState: string; intent: string | null; refunded: string };

async function providerSays(origin: string): Promise<Map<string, { state: string; refunded: number }>> {
  const said = new Map<string, { state: string; refunded: number }>();
  for await (const { attempt_id: id, ...one } of chargesOf(origin)) if (id) said.set(id, one);
  return said;
}

async function* chargesOf(origin: string) {
  for (let after = ''; ; ) {
    const answer = await fetch(`${origin}/_sandbox/charges${after && `?after=${after}`}`);
    const {
      data,
      has_more: more,
    }: {
      data: { intent: string; state: string; refunded: number; metadata: Record<string, string> }[];
      has_more: boolean;
    } = await answer.json();
    for (const { state, refunded, metadata } of data) yield { attempt_id: metadata.attempt_id, state, refunded };
    after = data.at(-1)?.intent ?? '';
    if (!more) return;
  }
}

/** Where our attempts, orders and sums given back differ from the provider's, which is asked for everything it has. */
export async function differencesAtTheEnd(
  sandboxOrigin: string,
  attempts: readonly Id<'attempt'>[],
): Promise<string[]> {
  const rows = await ownerDb().execute<Row>(sql`
    select a.id as attempt, a.state, a.provider_intent as intent, o.state as "orderState", o.refunded_minor::text as refunded
    from money.attempt a join money."order" o on o.purchase_id = a.purchase_id`);
  const ours = new Map([...rows].map((row) => [row.attempt, row]));
  const said = await providerSays(sandboxOrigin);
  const found: string[] = [];
  for (const attemptId of attempts) {
    const row = ours.get(toUuid(attemptId));
    const stripeSays = said.get(attemptId);
    if (!row) found.push(`${attemptId} has no order`);
    else if (!stripeSays) found.push(...(await payPalDifference(attemptId, row)));
    else {
      const may = stands[stripeSays.state];
      if (
        !may?.attempt.includes(row.state) ||
        !may.order.includes(row.orderState) ||
        stripeSays.refunded !== Number(row.refunded)
      )
        found.push(`${attemptId}: ${JSON.stringify(stripeSays)} there, ${JSON.stringify(row)} here`);
    }
  }
  return found;
}

/** PayPal has no list; it is asked for each. */
async function payPalDifference(attemptId: Id<'attempt'>, row: Row): Promise<string[]> {
  if (row.intent === null) return [`${attemptId} is ${row.state} at PayPal without an order of theirs`];
  const there = await paymentGateway('paypal').findPayment({ type: 'CHECKOUT.ORDER.COMPLETED', objectId: row.intent });
  const held = there?.outcome.state === 'authorized';
  const here = ['authorized', 'capturing', 'captured'].includes(row.state);
  return held === here ? [] : [`${attemptId}: ${JSON.stringify(there)} there, ${JSON.stringify(row)} here`];
}
