'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { adjust } from '@/lib/shop/stock/adjust';
import { Adjust, SetLowStock } from '@/lib/shop/stock/schema';
import { setLowStock } from '@/lib/shop/stock/set-low-stock';
import { owner } from '../../../../owner';

/** Adjusts the stock of a variant. */
export const adjustTheStock = formAction(Adjust, owner, async (actor, input) => {
  const adjusted = await adjust(actor, input);
  if (adjusted.ok) refresh();
  return adjusted;
});

/** Sets at how many units of a variant owners are told. */
export const setTheLowStockOf = formAction(SetLowStock, owner, async (actor, input) => {
  const set = await setLowStock(actor, input);
  if (set.ok) refresh();
  return set;
});
