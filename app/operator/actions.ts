'use server';

import { refresh } from 'next/cache';
import { retryJob } from '@/lib/identity/operations/retry-job';
import { RetryJob } from '@/lib/identity/operations/schema';
import { SetMarket } from '@/lib/markets/schema';
import { setMarket } from '@/lib/markets/set-market';
import { withdrawNoShow } from '@/lib/money/orders/door/withdraw-no-show';
import { settleRefund } from '@/lib/money/orders/refunds/settle-refund';
import { OrderForm } from '@/lib/money/orders/schema';
import { decideCase } from '@/lib/money/transfers/cases/decide-case';
import { DecideCase } from '@/lib/money/transfers/cases/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

/** Opens or closes a market; asks for a fresh proof first. */
export const setMarketHere = formAction(SetMarket, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator', await setMarket(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Gives a failed job another try. */
export const retryJobHere = formAction(RetryJob, 'operator', async (actor, input) => {
  const result = await retryJob(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Withdraws that an order was not taken. */
export const withdrawNoShowHere = formAction(OrderForm, 'operator', async (actor, input) => {
  const withdrawn = await withdrawNoShow(actor, input);
  if (withdrawn.ok) refresh();
  return withdrawn;
});

/** Writes down that a seller gave in another way what a bank had sent back. */
export const settleRefundHere = formAction(OrderForm, 'operator', async (actor, input) => {
  const settled = await settleRefund(actor, input);
  if (settled.ok) refresh();
  return settled;
});

/** Decides what somebody said was wrong with a transfer. */
export const decideCaseHere = formAction(DecideCase, 'operator', async (actor, input) => {
  const decided = await decideCase(actor, input);
  if (decided.ok) refresh();
  return decided;
});
