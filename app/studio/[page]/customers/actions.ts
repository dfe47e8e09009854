'use server';

import { refresh } from 'next/cache';
import { removeBrought } from '@/lib/money/customers/kept/remove-brought';
import { BroughtForm } from '@/lib/money/customers/kept/schema';
import { formAction } from '@/lib/platform/action';

/** Lets go of somebody who came along with the shop. */
export const letGo = formAction(BroughtForm, 'person', async (actor, input) => {
  const gone = await removeBrought(actor, input);
  if (gone.ok) refresh();
  return gone;
});
