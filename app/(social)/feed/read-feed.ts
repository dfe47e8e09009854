import { shopperCountry } from '@/app/_country/shopper-country';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { cardsById } from '@/lib/shop/cards/queries';
import { pagesById } from '@/lib/shop/pages/queries';
import { postsById } from '@/lib/shop/timeline/queries';
import type { FeedItem } from '@/lib/social/feed/queries';
import { sourceNames } from '@/lib/social/feed/queries';
import type { Suggestion } from '@/lib/social/feed/suggested';
import { regardOf } from '@/lib/social/liking/queries';
import { listsById, savedAmong } from '@/lib/social/lists/queries';
import { recommendationsById } from '@/lib/social/recommending/queries';
import { sharesById } from '@/lib/social/sharing/queries';

/** The ids of one noun among many things. */
function idsOf<N extends 'post' | 'recommendation' | 'list' | 'share' | 'product' | 'page'>(
  noun: N,
  ids: readonly string[],
): Id<N>[] {
  return ids.flatMap((id) => parseId(noun, id) ?? []);
}

const byId = <Thing extends { id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> =>
  new Map(things.map((thing) => [thing.id, thing]));

/**
 * What the items of a screen say, each asked for anew as the viewer, so that what was taken back between two moments is not
 * there; and the products, pages and numbers they show.
 */
export async function readFeed(actor: PersonActor, items: readonly FeedItem[], suggestions: readonly Suggestion[]) {
  const ids = items.map(({ id }) => id);
  const suggested = suggestions.map(({ id }) => id);
  const [posts, recommendations, lists, shares, names, regard, saved, pages] = await Promise.all([
    shopperCountry().then((to) => postsById(actor, idsOf('post', ids), { to })),
    recommendationsById(actor, idsOf('recommendation', ids)),
    listsById(actor, idsOf('list', ids)),
    sharesById(actor, idsOf('share', ids)),
    sourceNames(actor, items),
    regardOf(actor, ids),
    savedAmong(actor, idsOf('post', ids)),
    pagesById(actor, idsOf('page', suggested)),
  ]);
  const faces = [
    ...recommendations.map(({ product }) => product),
    ...lists.flatMap((list) => list.faces),
    ...idsOf('product', suggested),
  ];
  const cards = await cardsById(actor, [...new Set(faces)], await shopperCountry());
  return {
    posts: byId(posts),
    recommendations: byId(recommendations),
    lists: byId(lists),
    shares: byId(shares),
    products: byId(cards),
    pages: byId(pages),
    names,
    regard,
    saved,
  };
}

/** All of that. */
export type FeedThings = Awaited<ReturnType<typeof readFeed>>;
