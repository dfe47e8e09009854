'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { addPlace } from '@/lib/shop/stock/add-place';
import { SetPickup } from '@/lib/shop/stock/pickup/schema';
import { setPickup } from '@/lib/shop/stock/pickup/set-pickup';
import { AddPlace, SetLowStock, UpdatePlace } from '@/lib/shop/stock/schema';
import { setLowStock } from '@/lib/shop/stock/set-low-stock';
import { updatePlace } from '@/lib/shop/stock/update-place';
import { owner } from '../../../owner';

/** Adds a place. */
export const addThePlace = formAction(AddPlace, owner, async (actor, input) => {
  const added = await addPlace(actor, input);
  if (added.ok) refresh();
  return added;
});

/** Changes a place, its order among the others, or whether it is sold from. */
export const changeThePlace = formAction(UpdatePlace, owner, async (actor, input) => {
  const changed = await updatePlace(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Says whether buyers fetch at a place, and what they are told of it. */
export const setThePickup = formAction(SetPickup, owner, async (actor, input) => {
  const set = await setPickup(actor, input);
  if (set.ok) refresh();
  return set;
});

/** Sets at how many units owners are told. */
export const setTheLowStock = formAction(SetLowStock, owner, async (actor, input) => {
  const set = await setLowStock(actor, input);
  if (set.ok) refresh();
  return set;
});
