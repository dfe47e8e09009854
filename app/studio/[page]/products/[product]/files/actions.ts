'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { removeFile } from '@/lib/shop/files/remove-file';
import { RemoveFile } from '@/lib/shop/files/schema';
import { owner } from '../../../../owner';

/** Takes a file off its product. */
export const takeFileOff = formAction(RemoveFile, owner, async (actor, input) => {
  const removed = await removeFile(actor, input);
  refresh();
  return removed;
});
