import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Category } from '@/lib/shop/catalog/model';
import { harmony } from './asked/harmony';
import { cardsOf, currentEyes, faceOf, factsOf } from './asked/queries';
import { bestPictures } from './asked/rank';
import type { PictureMatch } from './model';
import { type Choice, nearest } from './sight/queries';

/** Shelves whose things are used together; what stands on no such shelf goes with nothing. */
const rooms: readonly (readonly Category[])[] = [
  ['clothing', 'scarves', 'shoes', 'jewellery', 'accessories'],
  [
    'rugs',
    'textiles',
    'cushions',
    'lighting',
    'art',
    'brass',
    'baskets',
    'candles',
    'furniture',
    'decor',
    'plants',
    'ceramics',
    'tiles',
  ],
  ['garden', 'outdoors', 'sports', 'plants'],
  ['cameras', 'computers', 'accessories'],
];

/** Of one shelf at most; the look is a mixture. */
const ofShelfMax = 2;
const shownMax = 8;

/** Palettes that fit less than this do not go together. */
const harmonyMin = 0.5;

/**
 * What goes with a product: things of other shelves that are used together with it, whose colours suit its colours and whose looks are near
 * its own, at most two of a shelf and eight in all. The same for everybody and never from anybody's purchases. Empty for a product
 * that the public does not see, that was not looked at yet, or that nothing goes with.
 */
export async function goesWith(actor: Actor, product: Id<'product'>, choice: Choice = {}): Promise<PictureMatch[]> {
  const face = await faceOf(actor, product, await currentEyes());
  if (face === null || face.sought === null || face.palette === null) return [];
  const { palette, sought, category } = face;
  const shelves = rooms
    .filter((room) => room.includes(category))
    .flatMap((room) => room.filter((one) => one !== category));
  const near = (
    await Promise.all([...new Set(shelves)].map((shelf) => nearest(actor, sought, { ...choice, category: shelf })))
  ).map((all) => bestPictures(all).filter((one) => one.product !== product));
  const facts = new Map(
    (
      await factsOf(
        actor,
        near.flatMap((all) => all.slice(0, 40)),
      )
    ).map((one) => [one.product, one]),
  );
  const chosen = near.flatMap((all) =>
    all
      .flatMap(({ product: other, likeness }) => {
        const suits = harmony(palette, facts.get(other)?.palette ?? null);
        return suits < harmonyMin ? [] : [{ product: other, worth: likeness + suits }];
      })
      .sort(byWorth)
      .slice(0, ofShelfMax),
  );
  const best = chosen.sort(byWorth).slice(0, shownMax);
  const cards = new Map(
    (
      await cardsOf(
        actor,
        best.map((one) => one.product),
      )
    ).map((card) => [card.id, card]),
  );
  return best.flatMap(({ product: other }) => {
    const card = cards.get(other);
    return card === undefined ? [] : [{ ...card, reason: 'goes_with' as const }];
  });
}

type Worth = { readonly product: Id<'product'>; readonly worth: number };

/** More first; of the same worth by id, so that the order never changes by itself. */
function byWorth(one: Worth, other: Worth): number {
  return other.worth - one.worth || (one.product < other.product ? -1 : 1);
}
