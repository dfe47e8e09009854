'use server';

import { redirect } from 'next/navigation';
import { blockPerson } from '@/lib/identity/ties/block-person';
import { Person } from '@/lib/identity/ties/schema';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';

/** Blocks somebody, and leads to the list in which alone she is found from now on. */
export const blockAndLeave = formAction(Person, { who: 'person', limit: 'tie-person' }, async (actor, input) => {
  const result = await blockPerson(actor, input);
  if (result.ok) redirect((await requestI18n()).href('/friends?show=hidden'));
  return result;
});
