'use server';

import { refresh } from 'next/cache';
import { sayKept } from '@/lib/money/customers/kept/say-kept';
import { KeptForm } from '@/lib/money/customers/kept/schema';
import { formAction } from '@/lib/platform/action';

/** Says whether a shop may keep her. */
export const sayKeptHere = formAction(KeptForm, 'person', async (actor, input) => {
  const said = await sayKept(actor, input);
  if (said.ok) refresh();
  return said;
});
