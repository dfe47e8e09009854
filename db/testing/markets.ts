/** Markets of pages, for tests. */
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { keepMarket } from '@/lib/shop/markets/keep-market';
import { KeepMarket } from '@/lib/shop/markets/schema';

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
