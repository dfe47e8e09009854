'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { SteerRestore } from '@/lib/shop/restores/schema';
import { steerRestore } from '@/lib/shop/restores/steer-restore';
import { owner } from '../../owner';

/** Brings an archive back, undoes it or drops it. */
export const steer = formAction(SteerRestore, owner, async (actor, input) => {
  const steered = await steerRestore(actor, input);
  refresh();
  return steered;
});
