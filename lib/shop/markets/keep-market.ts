import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { market, marketCountry } from '@/db/schema/shop/market';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { marketsMax, roundingsFor } from './model';
import type { KeepMarket } from './schema';

/** Why a market is not kept. `rounding`: its rule means nothing in the page's currency. */
export type MarketCode =
  | 'country_taken'
  | 'name_taken'
  | 'markets_full'
  | 'rounding_currency'
  | 'not_allowed'
  | 'not_found';

/**
 * Makes a market of a page, or changes one. Prices that are fixed in it stay. Refusals: `country_taken` (one of its countries is in
 * another market), `name_taken`, `markets_full`, `rounding_currency` (such endings are of currencies with decimals), `not_found`.
 */
export async function keepMarket(
  actor: Actor,
  input: KeepMarket,
): Promise<Result<{ market: Id<'market'> }, MarketCode>> {
  return changePage(actor, input.page, 'change_settings', async (transaction, owned) => {
    if (!roundingsFor(owned.currency).includes(input.rounding)) return refuse('rounding_currency', 'rounding');
    const problem = await takenBy(transaction, owned, input);
    if (problem) return refuse(problem, problem === 'name_taken' ? 'name' : 'countries');
    const kept = await (input.market
      ? change(transaction, owned, input, input.market)
      : add(transaction, owned, input));
    if (!kept.ok) return kept;
    const own = { pageId: owned.id, marketId: kept.value.market };
    await transaction.delete(marketCountry).where(eq(marketCountry.marketId, own.marketId));
    await transaction.insert(marketCountry).values(input.countries.map((country) => ({ ...own, country })));
    await audit(transaction, actor, 'page.keep-market', owned.id, {
      market: own.marketId,
      basisPoints: input.change,
      countries: input.countries.length,
    });
    return kept;
  });
}

/** What another market of the page has already; the page is held, so nobody else takes it meanwhile. */
async function takenBy(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { market: own, name, countries }: KeepMarket,
): Promise<'name_taken' | 'country_taken' | null> {
  const others = own === null ? eq(market.pageId, owned.id) : and(eq(market.pageId, owned.id), ne(market.id, own));
  const [named] = await transaction
    .select({ id: market.id })
    .from(market)
    .where(and(others, sql`lower(${market.name}) = lower(${name})`));
  if (named) return 'name_taken';
  const [taken] = await transaction
    .select({ country: marketCountry.country })
    .from(marketCountry)
    .innerJoin(market, eq(market.id, marketCountry.marketId))
    .where(and(others, inArray(marketCountry.country, countries)))
    .limit(1);
  return taken ? 'country_taken' : null;
}

type Kept = Result<{ market: Id<'market'> }, 'markets_full' | 'not_found'>;

async function change(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { name, change: basisPoints, rounding }: KeepMarket,
  id: Id<'market'>,
): Promise<Kept> {
  const changed = await transaction
    .update(market)
    .set({ name, basisPoints, rounding })
    .where(and(eq(market.id, id), eq(market.pageId, owned.id)))
    .returning({ market: market.id });
  return changed[0] ? ok(changed[0]) : refuse('not_found');
}

async function add(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { name, change: basisPoints, rounding }: KeepMarket,
): Promise<Kept> {
  const there = await transaction.select({ position: market.position }).from(market).where(eq(market.pageId, owned.id));
  const taken = new Set(there.map((one) => one.position));
  const position = Array.from({ length: marketsMax }, (_, place) => place).find((place) => !taken.has(place));
  if (position === undefined) return refuse('markets_full');
  const id = newId('market');
  await transaction.insert(market).values({ id, pageId: owned.id, position, name, basisPoints, rounding });
  return ok({ market: id });
}
