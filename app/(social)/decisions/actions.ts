'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { appeal } from '@/lib/social/decisions/appeal';
import { Appeal } from '@/lib/social/decisions/schema';

/** Appeals against a decision; what was typed stays where it is refused. */
export const sendAppeal = formAction(Appeal, { who: 'person', limit: 'report-person' }, async (actor, input) => {
  const result = await appeal(actor, input);
  if (result.ok) refresh();
  return result;
});
