'use server';

import { refresh } from 'next/cache';
import { retryJob } from '@/lib/identity/operations/retry-job';
import { RetryJob } from '@/lib/identity/operations/schema';
import { SetMarket } from '@/lib/markets/schema';
import { setMarket } from '@/lib/markets/set-market';
import { withdrawNoShow } from '@/lib/money/orders/door/withdraw-no-show';
import { settleRefund } from '@/lib/money/orders/refunds/settle-refund';
import { OrderForm } from '@/lib/money/orders/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { DecideCharity } from '@/lib/shop/charities/schema';

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

/** Says whether a page is the charity it says it is. */
export const decideCharityHere = formAction(DecideCharity, 'operator', async (actor, input) => {
  const decided = await decideCharity(actor, input);
  if (decided.ok) refresh();
  return decided;
});
