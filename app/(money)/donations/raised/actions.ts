'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { charityOf } from '@/lib/shop/charities/queries';
import { changeFundraiser } from '@/lib/shop/fundraisers/change-fundraiser';
import { endFundraiser } from '@/lib/shop/fundraisers/end-fundraiser';
import { makeFundraiser } from '@/lib/shop/fundraisers/make-fundraiser';
import { ChangeFundraiser, EndFundraiser, MakeFundraiser } from '@/lib/shop/fundraisers/schema';

/** Makes a fundraiser, and shows it as everybody sees it. */
export const make = formAction(MakeFundraiser, 'person', async (actor, input) => {
  const made = await makeFundraiser(actor, input);
  if (!made.ok) return made;
  const charity = await charityOf(input.page);
  return redirect(
    localeHref(actor.locale, charity ? `/donate/${charity.handle}/for/${input.id}` : `/donations/raised/${input.id}`),
  );
});

/** Says something else in one of hers. */
export const change = formAction(ChangeFundraiser, 'person', async (actor, input) => {
  const changed = await changeFundraiser(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Ends one of hers before its time. */
export const endEarly = formAction(EndFundraiser, 'person', async (actor, input) => {
  const ended = await endFundraiser(actor, input);
  if (ended.ok) refresh();
  return ended;
});
