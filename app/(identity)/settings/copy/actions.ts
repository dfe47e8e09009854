'use server';

import { refresh } from 'next/cache';
import { Nothing } from '@/lib/identity/accounts/schema';
import { beginCopy } from '@/lib/identity/copies/begin-copy';
import { dropCopy } from '@/lib/identity/copies/drop-copy';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

/** Asks for a copy of everything stored about her. */
export const begin = formAction(Nothing, 'person', async (actor) => {
  const begun = orProve(actor, '/settings/copy', await beginCopy(actor));
  if (begun.ok) refresh();
  return begun;
});

/** Takes the copy away before it was fetched. */
export const drop = formAction(Nothing, 'person', async (actor) => {
  const dropped = await dropCopy(actor);
  refresh();
  return dropped;
});
