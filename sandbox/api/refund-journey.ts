import { type Call, emit } from '../core/call';
import { addLine } from './books';
import { cardOf } from './card-methods';
import type { Charge } from './payment-records';
import type { Refund } from './refunds';
import { isCard, type StoredMethod } from './stored-methods';

/** A refund is given at once; a bank that cannot take it sends it back after this time. */
export const COMES_BACK_AFTER_SECONDS = 3 * 24 * 60 * 60;

/** Whether the bank behind a charge will send back what it is given. */
export async function comesBack(call: Call, charge: Charge): Promise<boolean> {
  const method = await call.store.find<StoredMethod>('payment_method', charge.payment_method);
  const behaviour = method !== undefined && isCard(method) ? cardOf(method).behaviour : undefined;
  return behaviour?.kind === 'succeeds' && behaviour.refunds === 'come_back';
}

/** The bank has sent the money back: it is in the balance again, and of the charge it counts as not refunded. */
export async function failRefund(call: Call, id: string): Promise<void> {
  const refund = await call.store.lock<Refund>('refund', id);
  if (refund.status !== 'succeeded') return;
  const charge = await call.store.lock<Charge>('charge', refund.charge);
  const { amount, currency } = refund;
  const line = await addLine(call, {
    ...{ account: null, type: 'refund_failure', source: id, amount, currency, availableOn: call.now },
  });
  const before = { status: refund.status };
  const failed = await call.store.update<Refund>({
    ...refund,
    status: 'failed',
    failure_balance_transaction: line.id,
    failure_reason: 'expired_or_canceled_card',
  });
  await call.store.update<Charge>({ ...charge, amount_refunded: charge.amount_refunded - amount, refunded: false });
  emit(call, 'refund.updated', failed, before);
  emit(call, 'charge.refund.updated', failed, before);
  emit(call, 'refund.failed', failed);
}
