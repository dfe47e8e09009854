'use server';

import { refresh } from 'next/cache';
import { noteSteps } from '@/app/(money)/note-steps';
import { withPurse } from '@/app/(money)/own-actor';
import { addToCart } from '@/lib/money/cart/add-to-cart';
import { removeFromCart } from '@/lib/money/cart/remove-from-cart';
import { AddToCartForm, CartLineForm, SetQuantityForm } from '@/lib/money/cart/schema';
import { setQuantity } from '@/lib/money/cart/set-quantity';
import { formAction } from '@/lib/platform/action';

/** Puts something into the cart; a browser without a cookie gets one first. */
export const addCartLine = formAction(AddToCartForm, 'anyone', async (actor, input) => {
  const added = await addToCart(await withPurse(actor), input);
  if (added.ok) {
    await noteSteps(actor, 'cart', [input.variantId]);
    refresh();
  }
  return added;
});

/** Changes how many of a line; 0 takes it out. */
export const changeCartLine = formAction(SetQuantityForm, 'anyone', async (actor, input) => {
  const changed = await setQuantity(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Takes a line out, also one that nobody sells any more. */
export const removeCartLine = formAction(CartLineForm, 'anyone', async (actor, input) => {
  const removed = await removeFromCart(actor, input);
  if (removed.ok) refresh();
  return removed;
});
