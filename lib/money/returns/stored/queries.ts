import 'server-only';
import { asc, inArray } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { returnRequest } from '@/db/schema/money/return';
import { groupBy } from '@/lib/kernel/group-by';
import type { Id } from '@/lib/kernel/ids';
import type { ReturnView } from '../model';
import { reasonOf, stateOf, unitsOf, wishOf } from './model';

/** The returns of orders that the transaction's actor may see, by order, oldest first. */
export async function readReturns(tx: MoneyTransaction, orderIds: Id<'order'>[]): Promise<Map<string, ReturnView[]>> {
  const rows = await tx
    .select(columns)
    .from(returnRequest)
    .where(inArray(returnRequest.orderId, orderIds))
    .orderBy(asc(returnRequest.createdAt), asc(returnRequest.id));
  const byOrder = groupBy(rows, (row) => row.orderId);
  return new Map([...byOrder].map(([orderId, of]) => [orderId, of.map(viewOf)]));
}

const columns = {
  id: returnRequest.id,
  orderId: returnRequest.orderId,
  state: returnRequest.state,
  units: returnRequest.units,
  reason: returnRequest.reason,
  note: returnRequest.note,
  wish: returnRequest.wish,
  wantedText: returnRequest.wantedText,
  answer: returnRequest.answer,
  labelUrl: returnRequest.labelUrl,
  sendBy: returnRequest.sendBy,
  carrier: returnRequest.carrier,
  trackingCode: returnRequest.trackingCode,
  refundId: returnRequest.refundId,
  replacementCarrier: returnRequest.replacementCarrier,
  replacementCode: returnRequest.replacementCode,
  at: returnRequest.createdAt,
};

type Row = Pick<typeof returnRequest.$inferSelect, Exclude<keyof typeof columns, 'at'>> & { at: Date };

function viewOf({ orderId: _, state, reason, wish, units, ...row }: Row): ReturnView {
  return {
    ...row,
    ...{ state: stateOf(state), reason: reasonOf(reason), wish: wishOf(wish), units: unitsOf(units) },
  };
}
