'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { findAccount } from '@/lib/identity/looks/find-account';
import { FindAccount } from '@/lib/identity/looks/schema';
import { retryJob } from '@/lib/identity/operations/retry-job';
import { RetryJob } from '@/lib/identity/operations/schema';
import { lookAtOrder } from '@/lib/money/flow/look-at-order';
import { LookAtOrder } from '@/lib/money/flow/schema';
import { replayEvent } from '@/lib/money/operations/replay-event';
import { ReplayEvent } from '@/lib/money/operations/schema';
import { withdrawNoShow } from '@/lib/money/orders/door/withdraw-no-show';
import { settleRefund } from '@/lib/money/orders/refunds/settle-refund';
import { OrderForm } from '@/lib/money/orders/schema';
import { decideCase } from '@/lib/money/transfers/cases/decide-case';
import { DecideCase } from '@/lib/money/transfers/cases/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { decideCharity } from '@/lib/shop/charities/decide-charity';
import { DecideCharity } from '@/lib/shop/charities/schema';

/** Gives a failed job another try. */
export const retryJobHere = formAction(RetryJob, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator/jobs', await retryJob(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Has a provider's event worked again. */
export const replayEventHere = formAction(ReplayEvent, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator/webhooks', await replayEvent(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Withdraws that an order was not taken. */
export const withdrawNoShowHere = formAction(OrderForm, 'operator', async (actor, input) => {
  const withdrawn = orProve(actor, '/operator/no-shows', await withdrawNoShow(actor, input));
  if (withdrawn.ok) refresh();
  return withdrawn;
});

/** Writes down that a seller gave in another way what a bank had sent back. */
export const settleRefundHere = formAction(OrderForm, 'operator', async (actor, input) => {
  const settled = orProve(actor, '/operator/payouts', await settleRefund(actor, input));
  if (settled.ok) refresh();
  return settled;
});

/** Says whether a page is the charity it says it is. */
export const decideCharityHere = formAction(DecideCharity, 'operator', async (actor, input) => {
  const decided = orProve(actor, '/operator/charities', await decideCharity(actor, input));
  if (decided.ok) refresh();
  return decided;
});

/** Opens an order, with the reason that its buyer and its seller read. */
export const lookAtOrderHere = formAction(LookAtOrder, 'operator', async (actor, input) => {
  const opened = await lookAtOrder(actor, input);
  if (opened.ok) refresh();
  return opened;
});

/** Finds an account, with the reason that its owner reads, and goes there. */
export const findAccountHere = formAction(FindAccount, 'operator', async (actor, input) => {
  const found = await findAccount(actor, input);
  return found.ok
    ? redirect(localeHref(actor.locale, `/operator/people/${found.value}`))
    : { ...found, field: 'typed' };
});

/** Decides what somebody said was wrong with a transfer. */
export const decideCaseHere = formAction(DecideCase, 'operator', async (actor, input) => {
  const decided = orProve(actor, '/operator/transfers', await decideCase(actor, input));
  if (decided.ok) refresh();
  return decided;
});
