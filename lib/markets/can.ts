import 'server-only';
import { and, eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { market } from '@/db/schema/markets/market';
import { env } from '@/lib/platform/env';
import { type Capability, isOpen, marketStates } from './model';

/**
 * Whether something may be done in a country (ISO 3166-1 alpha-2) now. The only question about countries the
 * code asks; read fresh each time, so that a market closed by an operator is closed for the next order.
 */
export async function can(country: string, capability: Capability): Promise<boolean> {
  const [row] = await identityDb()
    .select({ state: market.state })
    .from(market)
    .where(and(eq(market.country, country), eq(market.capability, capability)));
  const state = marketStates.find((known) => known === row?.state) ?? 'closed';
  return isOpen(state, env().SOUK_MODE);
}
