/**
 * The feed. It is made of what a person follows and of nothing else, says of every item why it is there, and ends.
 *
 * Invariants: both orders show the same items of a screen, none twice and none left out; nothing of what anybody bought, paid or
 * sold is known here. *Newest* is the order of time. *For you* moves an item up among the twenty of its screen: three places for
 * a friend's, and one for each thing of its page or person that she liked or saved, five at most; what she wants less of stands
 * last.
 */

/** Items on a screen of the feed. */
export const screenItems = 20;

/** How far back the feed goes by itself when somebody looks every day, and at most when she was away. */
export const daysShown = 7;
/** At most, when she was away for long. */
export const daysShownMax = 30;

/** The order a person looks in. */
export type FeedMode = 'for_you' | 'newest';

/** Why an item is there: she follows its page or its person, or they are friends. */
export type Why = 'page' | 'follow' | 'friend';

/** What an item needs to have its place. */
export type Placed = { readonly why: Why; readonly source: string };

/** What a person showed to like, by page or person, and what she wants less of. */
export type Leaning = { readonly fond: ReadonlyMap<string, number>; readonly less: ReadonlySet<string> };

const friendLift = 3;
const liftMax = 5;

/** The items of one screen in a person's own order; those of equal place stay as they came, newest first. */
export function arrange<Item extends Placed>(items: readonly Item[], { fond, less }: Leaning): Item[] {
  const place = (item: Item, at: number) => {
    const lift = Math.min(liftMax, (item.why === 'friend' ? friendLift : 0) + (fond.get(item.source) ?? 0));
    return (less.has(item.source) ? items.length + liftMax : 0) + at - lift;
  };
  return items
    .map((item, at) => ({ item, at, place: place(item, at) }))
    .sort((one, other) => one.place - other.place || one.at - other.at)
    .map(({ item }) => item);
}

/** From when on things are shown by themselves: the last seven days, or since the visit before, thirty days at most. */
export function shownSince(now: Date, lookedBefore: Date | null): Date {
  const ago = (days: number) => now.getTime() - days * 86_400_000;
  return new Date(Math.max(ago(daysShownMax), Math.min(ago(daysShown), lookedBefore?.getTime() ?? ago(daysShown))));
}
