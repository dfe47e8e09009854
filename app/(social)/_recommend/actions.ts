'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { recommend } from '@/lib/social/recommending/recommend';
import { Recommend, Unrecommend } from '@/lib/social/recommending/schema';
import { unrecommend } from '@/lib/social/recommending/unrecommend';

/** Recommends a product, or says it in other words; the page then shows it. */
export const sendRecommend = formAction(Recommend, { who: 'person', limit: 'comment-person' }, async (actor, input) => {
  const made = await recommend(actor, input);
  if (made.ok) refresh();
  return made;
});

/** Takes a recommendation back; the page is then without it. */
export const sendUnrecommend = formAction(
  Unrecommend,
  { who: 'person', limit: 'keep-person' },
  async (actor, input) => {
    const gone = await unrecommend(actor, input);
    if (gone.ok) refresh();
    return gone;
  },
);
