'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { SetPagePhoto } from '@/lib/shop/pages/schema';
import { setPagePhoto } from '@/lib/shop/pages/set-page-photo';
import { owner } from './owner';

/** Hangs a picture in the place of a page's logo or cover, or takes it down. */
export const setPhotoOfPage = formAction(SetPagePhoto, owner, async (actor, input) => {
  const set = await setPagePhoto(actor, input);
  refresh();
  return set;
});
