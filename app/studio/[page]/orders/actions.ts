'use server';

import { refresh } from 'next/cache';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { MarkShippedForm, OrderForm, RefundForm } from '@/lib/money/orders/schema';
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
