'use server';

import { refresh } from 'next/cache';
import { LimitsForm } from '@/lib/money/limits/schema';
import { setLimits } from '@/lib/money/limits/set-limits';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';
import { limitsAddress } from './limits-address';

/** Keeps the limits of a currency; to raise one she proves herself first, and finds what she typed when she comes back. */
export const keepLimits = formAction(LimitsForm, 'person', async (actor, input) => {
  const kept = orProve(actor, limitsAddress(input), await setLimits(actor, input));
  if (kept.ok) refresh();
  return kept;
});
