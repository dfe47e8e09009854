'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n, requestPath } from '@/lib/platform/request';
import { keepMarket } from '@/lib/shop/markets/keep-market';
import { removeMarket } from '@/lib/shop/markets/remove-market';
import { KeepMarket, RemoveMarket } from '@/lib/shop/markets/schema';
import { owner } from '../../../owner';

/** Keeps a market; a new one leads back to all of them. */
export const saveMarket = formAction(KeepMarket, owner, async (actor, input): ReturnType<typeof keepMarket> => {
  const kept = await keepMarket(actor, input);
  if (kept.ok && input.market === null) redirect(await marketsPath());
  if (kept.ok) refresh();
  return kept;
});

/** Takes a market away, and leads back to those that are left. */
export const dropMarket = formAction(RemoveMarket, owner, async (actor, input): ReturnType<typeof removeMarket> => {
  const removed = await removeMarket(actor, input);
  if (removed.ok) redirect(await marketsPath());
  return removed;
});

/** Where the markets of the page in hand are: every form here stands on the screen of one of them. */
async function marketsPath(): Promise<string> {
  const [path, { href }] = await Promise.all([requestPath(), requestI18n()]);
  return href(path.replace(/\/[^/]*$/, ''));
}
