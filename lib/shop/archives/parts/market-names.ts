import 'server-only';
import { shopDb } from '@/db/client/shop';
import type { Id } from '@/lib/kernel/ids';
import { marketsOf } from '@/lib/shop/markets/queries';

/** What markets of a page are called in an archive; null for one that is gone. */
export type MarketNames = (id: unknown) => string | null;

/** The names of all markets of a page, by which products name them. */
export async function marketNames(pageId: Id<'page'>): Promise<MarketNames> {
  const names = new Map<unknown, string>((await marketsOf(shopDb(), pageId)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}

/** What is fixed in markets, by their names and in the order of those; what is fixed in one that is gone is left out. */
export function inMarkets(fixed: readonly unknown[], names: MarketNames): object[] {
  const named = fixed.flatMap((one) => {
    const { market, ...amounts } = Object(one) as Record<string, unknown>;
    const name = names(market);
    return name === null ? [] : [{ market: name, ...amounts }];
  });
  return named.toSorted((one, other) => (one.market < other.market ? -1 : 1));
}

/** Markets by their names, in the order of those. */
export function namesOf(ids: readonly unknown[], names: MarketNames): string[] {
  return ids.flatMap((id) => names(id) ?? []).toSorted();
}
