import 'server-only';
import { asc } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { market } from '@/db/schema/markets/market';
import { env } from '@/lib/platform/env';
import { type Capability, isOpen, type Market, type MarketState, marketStates } from './model';

/** Every country with a row, by code; a capability without a row is closed. Public: the help pages may show it. */
export async function listMarkets(): Promise<Market[]> {
  const rows = await identityDb()
    .select({ country: market.country, capability: market.capability, state: market.state })
    .from(market)
    .orderBy(asc(market.country));
  const byCountry = new Map<string, Market>();
  for (const { country, capability, state } of rows) {
    const known = byCountry.get(country) ?? { country, buy: 'closed', sell: 'closed' };
    byCountry.set(country, { ...known, [capability]: stateOf(state) });
  }
  return [...byCountry.values()];
}

/** The countries where a capability is open now, by code: for lists of countries to choose from. */
export async function openCountries(capability: Capability): Promise<string[]> {
  const mode = env().SOUK_MODE;
  return (await listMarkets()).filter((row) => isOpen(row[capability], mode)).map((row) => row.country);
}

function stateOf(text: string): MarketState {
  return marketStates.find((state) => state === text) ?? 'closed';
}
