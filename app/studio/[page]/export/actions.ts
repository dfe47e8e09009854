'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { SwitchFeeds } from '@/lib/shop/exports/schema';
import { switchFeeds } from '@/lib/shop/exports/switch-feeds';
import { owner } from '../../owner';

/** Gives the catalogue addresses for machines, or takes them away. */
export const switchTheFeeds = formAction(SwitchFeeds, owner, async (actor, input) => {
  const switched = await switchFeeds(actor, input);
  if (switched.ok) refresh();
  return switched;
});
