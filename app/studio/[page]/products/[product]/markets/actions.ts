'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { SetProductMarket } from '@/lib/shop/markets/schema';
import { setProductMarket } from '@/lib/shop/markets/set-product-market';
import { owner } from '../../../../owner';

/** Keeps what a product costs in a market, and whether it is sold there. */
export const saveProductMarket = formAction(SetProductMarket, owner, async (actor, input) => {
  const saved = await setProductMarket(actor, input);
  if (saved.ok) refresh();
  return saved;
});
