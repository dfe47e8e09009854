'use server';

import { refresh } from 'next/cache';
import { withPurse } from '@/app/(money)/own-actor';
import { dropCode } from '@/lib/money/codes/drop-code';
import { keepCode } from '@/lib/money/codes/keep-code';
import { DropCodeForm, KeepCodeForm } from '@/lib/money/codes/schema';
import { formAction } from '@/lib/platform/action';
import { networkOfRequest } from '@/lib/platform/visit';

/** Keeps a code beside the cart; a browser without a cookie gets one first. */
export const keepTheCode = formAction(KeepCodeForm, 'anyone', async (actor, input) => {
  const kept = await keepCode(await withPurse(actor), input, { network: await networkOfRequest() });
  if (kept.ok) refresh();
  return kept;
});

/** Takes a code out again. */
export const dropTheCode = formAction(DropCodeForm, 'anyone', async (actor, input) => {
  const dropped = await dropCode(actor, input);
  if (dropped.ok) refresh();
  return dropped;
});
