import type { Call } from '../core/call';
import { addLine, type BalanceTransaction } from './books';
import { cardOf } from './card-methods';
import type { Charge } from './payment-records';
import { isCard, type StoredMethod } from './stored-methods';

const TWO_DAYS_SECONDS = 2 * 24 * 60 * 60;

/** 2.9 % and 30 minor units, half up, in integers; never more than the charge itself. */
export function feeOf(amount: number): number {
  return Math.min(amount, Math.floor((amount * 29 + 500) / 1000) + 30);
}

/** Money arrives: the charge gets its line in the books, less the provider's fee. */
export async function settleCharge(call: Call, charge: Charge, amount: number): Promise<Charge> {
  const line = await addLine(call, {
    account: null,
    type: 'charge',
    source: charge.id,
    amount,
    currency: charge.currency,
    fee: { amount: feeOf(amount), description: 'Stripe processing fees' },
    description: charge.description,
    availableOn: call.now + ((await bypassesPending(call, charge)) ? 0 : TWO_DAYS_SECONDS),
  });
  charge.balance_transaction = line.id;
  await call.store.update(charge);
  return charge;
}

async function bypassesPending(call: Call, charge: Charge): Promise<boolean> {
  const method = await call.store.find<StoredMethod>('payment_method', charge.payment_method);
  const behaviour = method !== undefined && isCard(method) ? cardOf(method).behaviour : undefined;
  return behaviour?.kind === 'succeeds' && behaviour.atOnce === true;
}

/** Money leaves at once. The fee of the charge is not given back, as with the provider. */
export function settleRefund(call: Call, charge: Charge, refund: string, amount: number): Promise<BalanceTransaction> {
  return addLine(call, {
    account: null,
    type: 'refund',
    source: refund,
    amount: -amount,
    currency: charge.currency,
    description: charge.description,
    availableOn: call.now + TWO_DAYS_SECONDS,
  });
}
