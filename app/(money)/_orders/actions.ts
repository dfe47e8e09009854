'use server';

import { refresh } from 'next/cache';
import { sayDispute } from '@/lib/money/disputes/say-dispute';
import { StatementForm } from '@/lib/money/disputes/schema';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { OrderForm } from '@/lib/money/orders/schema';
import { formAction } from '@/lib/platform/action';

/** Says that a parcel arrived. A guest may too: her browser’s cookie names the order’s owner. */
export const receiveOrder = formAction(OrderForm, 'anyone', async (actor, input) => {
  const received = await markDelivered(actor, input);
  if (received.ok) refresh();
  return received;
});

/** Adds what her bank should know. */
export const sayAsBuyer = formAction(StatementForm, 'anyone', async (actor, input) => {
  const said = await sayDispute(actor, 'buyer', input);
  refresh();
  return said;
});
