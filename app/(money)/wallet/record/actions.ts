'use server';

import { refresh } from 'next/cache';
import { contestNoShow } from '@/lib/money/orders/door/contest-no-show';
import { ContestForm } from '@/lib/money/orders/door/schema';
import { formAction } from '@/lib/platform/action';

/** Says against a record that it is not so. */
export const contest = formAction(ContestForm, 'person', async (actor, input) => {
  const contested = await contestNoShow(actor, input);
  if (contested.ok) refresh();
  return contested;
});
