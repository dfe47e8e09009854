import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { market } from '@/db/schema/markets/market';
import { env } from '@/lib/platform/env';
import { type Capability, isOpen, type Market, type MarketState, marketStates } from './model';

/**
 * Whether something may be done in a country (ISO 3166-1 alpha-2) now. The only question about countries the
 * code asks; read fresh each time, so that a market closed by an operator is closed for the next order.
 */
export async function can(country: string, capability: Capability): Promise<boolean> {
  const [row] = await identityDb()
    .select({ state: market.state })
    .from(market)
    .where(and(eq(market.country, country), eq(market.capability, capability)));
  return isOpen(stateOf(row?.state), env().SOUK_MODE);
}

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

function stateOf(text: string | undefined): MarketState {
  return marketStates.find((state) => state === text) ?? 'closed';
}
