'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { removeOpening } from '@/lib/shop/openings/remove-opening';
import { RemoveOpening, SetOpening } from '@/lib/shop/openings/schema';
import { setOpening } from '@/lib/shop/openings/set-opening';
import { owner } from '../../../../owner';

/** Says when a product opens, and who may buy. */
export const setTheOpening = formAction(SetOpening, owner, async (actor, input) => {
  const set = await setOpening(actor, input);
  if (set.ok) refresh();
  return set;
});

/** Takes the opening away. */
export const removeTheOpening = formAction(RemoveOpening, owner, async (actor, input) => {
  const removed = await removeOpening(actor, input);
  if (removed.ok) refresh();
  return removed;
});
