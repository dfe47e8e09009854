import { cache } from 'react';
import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { listByLink, listOf } from '@/lib/social/lists/queries';

/** The list an address names, by its id or by its link, for whoever asks; null where there is none for her. */
export const readList = cache(async (named: string) => {
  const [actor, id] = [await currentActor(), parseId('list', named)];
  return id ? listOf(actor, id) : listByLink(actor, named);
});
