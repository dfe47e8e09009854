'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { removeDomain } from '@/lib/shop/domains/remove-domain';
import { OfPage, SetDomain } from '@/lib/shop/domains/schema';
import { setDomain } from '@/lib/shop/domains/set-domain';
import { owner } from '../../../owner';

/** Says at which domain the page wants to be, or has it looked at again. */
export const set = formAction(SetDomain, owner, async (actor, input) => {
  const done = await setDomain(actor, input);
  refresh();
  return done;
});

/** Takes the page off its domain. */
export const remove = formAction(OfPage, owner, async (actor, input) => {
  const done = await removeDomain(actor, input);
  refresh();
  return done;
});
