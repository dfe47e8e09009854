import { market, marketCountry } from '@/db/schema/shop/market';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pageIdOf } from './write-shops';

/** The one market of the demo: tiles cost more where customs are in the price. It is paid in dirhams like all of that shop. */
export async function writeMarkets(database: OwnerDb, derive: Derive): Promise<void> {
  const pageId = pageIdOf(derive, 'dar-zellige');
  const id = derive.id('market', 'dar-zellige sa', 200);
  await database
    .insert(market)
    .values({ id, pageId, position: 0, name: 'Saudi Arabia', basisPoints: 800, rounding: 'fives' })
    .onConflictDoNothing();
  await database.insert(marketCountry).values({ pageId, country: 'SA', marketId: id }).onConflictDoNothing();
}
