'use server';

import { shopperCountry } from '@/app/_country/shopper-country';
import { tileView } from '@/app/(shop)/_tiles/tile-view';
import { ok } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/queries';
import { likeLooked } from '@/lib/social/feed/looked';
import { feedChoice } from '@/lib/social/feed/queries';
import { Looked } from '@/lib/social/feed/schema';
import { savedHere } from '../_lists/hearts';

/** What might please somebody because of what her browser says she looked at, in finished words; nothing of it is kept. */
export const askLooked = formAction(Looked, { who: 'person', limit: 'keep-person' }, async (actor, input) => {
  const [found, voice, to, saved] = await Promise.all([
    feedChoice(actor).then((choice) => likeLooked(actor, choice, input)),
    requestI18n(),
    shopperCountry(),
    savedHere(),
  ]);
  const asked = found.flatMap(({ id, because }) => [id, because]);
  const cards = new Map((await cardsById(actor, asked, to)).map((card) => [card.id, card]));
  return ok(
    found.flatMap(({ id, because }) => {
      const [card, looked] = [cards.get(id), cards.get(because)];
      if (!card || !looked) return [];
      const reason = voice.t('feed.why_looked', { title: looked.title });
      return { tile: tileView(card, voice, { seller: true, blur: false }), reason, saved: saved.has(id) };
    }),
  );
});
