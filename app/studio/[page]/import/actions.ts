'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { SteerImport } from '@/lib/shop/imports/schema';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { owner } from '../../owner';

/** Runs, pauses, undoes or drops an import. */
export const steer = formAction(SteerImport, owner, async (actor, input) => {
  const steered = await steerImport(actor, input);
  refresh();
  return steered;
});
