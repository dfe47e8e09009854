/** Markets of pages, for tests. */
import { marketAbsence, marketPrice } from '@/db/schema/shop/market';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { keepMarket } from '@/lib/shop/markets/keep-market';
import { KeepMarket } from '@/lib/shop/markets/schema';
import { ownerDb } from './world';

type Given = { readonly name?: string; readonly change?: string; readonly rounding?: string };

/** A market of a page with these countries, whose prices are the page's own unless a change is given. */
export async function aMarket(
  owner: Actor,
  page: Id<'page'>,
  countries: readonly string[],
  given: Given = {},
): Promise<Id<'market'>> {
  const kept = await keepMarket(
    owner,
    KeepMarket.parse({
      ...{ page, market: '', name: countries.join(' '), countries: [...countries], change: '', rounding: 'exact' },
      ...given,
    }),
  );
  if (!kept.ok) throw new Error(`no market: ${kept.code}`);
  return kept.value.market;
}

/** Fixes what a variant costs in a market. */
export async function fixPrice(
  page: Id<'page'>,
  given: { market: Id<'market'>; variant: Id<'variant'>; priceMinor: bigint | null; compareAtMinor?: bigint },
): Promise<void> {
  const { market: marketId, variant: variantId, priceMinor, compareAtMinor = null } = given;
  await ownerDb().insert(marketPrice).values({ pageId: page, marketId, variantId, priceMinor, compareAtMinor });
}

/** Says that a product is not sold in a market. */
export async function notSoldIn(
  page: Id<'page'>,
  { market, product }: { market: Id<'market'>; product: Id<'product'> },
): Promise<void> {
  await ownerDb().insert(marketAbsence).values({ pageId: page, marketId: market, productId: product });
}
