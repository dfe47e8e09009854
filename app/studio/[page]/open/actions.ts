'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { DraftPhotos } from '@/lib/shop/catalog/schema';
import { draftPhotos } from '@/lib/shop/drafts/draft-photos';
import { WorkDesk } from '@/lib/shop/drafts/schema';
import { workDesk } from '@/lib/shop/drafts/work-desk';
import { owner } from '../../owner';

/** Saves the cards that are sent and does what the pressed button says. */
export const work = formAction(WorkDesk, owner, async (actor, input) => {
  const done = await workDesk(actor, input);
  // Saving while somebody types must not draw the page anew under her hands.
  if (input.intent !== 'save') refresh();
  return done;
});

/** Makes a draft of each photo that has arrived, and says what the photo tells. */
export const addPhotos = formAction(DraftPhotos, owner, async (actor, input) => {
  const made = await draftPhotos(actor, input);
  refresh();
  return made;
});
