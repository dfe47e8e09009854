'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { dropArchive } from '@/lib/shop/archives/drop-archive';
import { BeginArchive, DropArchive } from '@/lib/shop/archives/schema';
import { owner } from '../../owner';

/** Asks for an archive of everything. */
export const begin = formAction(BeginArchive, owner, async (actor, input) => {
  const begun = await beginArchive(actor, input);
  refresh();
  return begun;
});

/** Takes an archive away, or stops the making of one. */
export const drop = formAction(DropArchive, owner, async (actor, input) => {
  const dropped = await dropArchive(actor, input);
  refresh();
  return dropped;
});
