'use server';

import { refresh } from 'next/cache';
import { sayDispute } from '@/lib/money/disputes/say-dispute';
import { StatementForm } from '@/lib/money/disputes/schema';
import { callOff } from '@/lib/money/orders/door/call-off';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { OrderForm } from '@/lib/money/orders/schema';
import { formAction } from '@/lib/platform/action';

/** Says that a parcel arrived. A guest may too: her browser’s cookie names the order’s owner. */
export const receiveOrder = formAction(OrderForm, 'anyone', async (actor, input) => {
  const received = await markDelivered(actor, input);
  if (received.ok) refresh();
  return received;
});

/** Calls an order off that would have been paid at the door. */
export const callOffOrder = formAction(OrderForm, 'person', async (actor, input) => {
  const ended = await callOff(actor, input);
  refresh();
  return ended;
});

/** Adds what her bank should know. */
export const sayAsBuyer = formAction(StatementForm, 'anyone', async (actor, input) => {
  const said = await sayDispute(actor, 'buyer', input);
  refresh();
  return said;
});
