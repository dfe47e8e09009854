'use server';

import { refresh } from 'next/cache';
import { ok } from '@/lib/kernel/result';
import { answerDispute } from '@/lib/money/disputes/answer-dispute';
import { sayDispute } from '@/lib/money/disputes/say-dispute';
import { SellerStatementForm } from '@/lib/money/disputes/schema';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { MarkShippedForm, OrderForm, RefundForm } from '@/lib/money/orders/schema';
import { acceptReturn } from '@/lib/money/returns/accept-return';
import { declineReturn } from '@/lib/money/returns/decline-return';
import { exchangeReturn } from '@/lib/money/returns/exchange-return';
import { receiveReturn } from '@/lib/money/returns/receive-return';
import { refundReturn } from '@/lib/money/returns/refund-return';
import {
  AcceptReturnForm,
  DeclineReturnForm,
  ExchangeReturnForm,
  RefundReturnForm,
  ReturnForm,
} from '@/lib/money/returns/schema';
import { formAction } from '@/lib/platform/action';
import { owner } from '../../owner';

/** Says that the parcel left, with its carrier and code. */
export const ship = formAction(MarkShippedForm, owner, async (actor, input) => {
  const shipped = await markShipped(actor, input);
  refresh();
  return shipped;
});

/** Says that the parcel arrived. */
export const arrived = formAction(OrderForm, owner, async (actor, input) => {
  const marked = await markDelivered(actor, input);
  refresh();
  return marked;
});

/** Gives money of an order back. */
export const giveBack = formAction(RefundForm, owner, async (actor, input) => {
  const given = await refundOrder(actor, input);
  refresh();
  return given.ok || given.code !== 'too_much' ? given : { ...given, field: 'amount' };
});

/** Agrees to a return and says how to send it, or corrects what was said. */
export const agreeToReturn = formAction(AcceptReturnForm, owner, async (actor, input) => {
  const agreed = await acceptReturn(actor, input);
  refresh();
  return agreed;
});

/** Does not take something back, and says why. */
export const refuseReturn = formAction(DeclineReturnForm, owner, async (actor, input) => {
  const declined = await declineReturn(actor, input);
  refresh();
  return declined;
});

/** Says that what was sent back has come. */
export const itCame = formAction(ReturnForm, owner, async (actor, input) => {
  const received = await receiveReturn(actor, input);
  refresh();
  return received;
});

/** Gives the money of a return back. */
export const payReturn = formAction(RefundReturnForm, owner, async (actor, input) => {
  const given = await refundReturn(actor, input);
  refresh();
  return given.ok || given.code !== 'too_much' ? given : { ...given, field: 'amount' };
});

/** Sends what the buyer wanted instead. */
export const sendInstead = formAction(ExchangeReturnForm, owner, async (actor, input) => {
  const sent = await exchangeReturn(actor, input);
  refresh();
  return sent;
});

/** Adds to the answer to the buyer's bank, and sends it when that was pressed: what stands in the field goes along. */
export const speakAsSeller = formAction(SellerStatementForm, owner, async (actor, { send, ...input }) => {
  const said = input.words === '' ? ok(null) : await sayDispute(actor, 'seller', input);
  const answered = said.ok && send ? await answerDispute(actor, input) : said;
  refresh();
  if (answered.ok) return ok(null);
  return answered.code === 'nothing_said' ? { ...answered, field: 'words' } : answered;
});
