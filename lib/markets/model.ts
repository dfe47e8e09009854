/**
 * Markets: what may be done where, as data. One row per country and capability; no row means closed.
 *
 * Invariants: nothing else in the code compares countries; `demonstration` is open in the sandbox, where no money
 * moves, and closed in live mode.
 */

/** `buy`: have things sent there and pay from there. `sell`: run a shop from there. */
export const capabilities = ['buy', 'sell'] as const;
/** One of them. */
export type Capability = (typeof capabilities)[number];

/** How a capability stands in a country. */
export const marketStates = ['open', 'demonstration', 'closed'] as const;
/** One of them. */
export type MarketState = (typeof marketStates)[number];

/** A country and what may be done there. */
export type Market = { country: string; buy: MarketState; sell: MarketState };

/** Whether a state allows anything in a mode. */
export function isOpen(state: MarketState, mode: 'sandbox' | 'live'): boolean {
  return state === 'open' || (state === 'demonstration' && mode === 'sandbox');
}

/** The states that are open in a mode, for statements that ask the table itself. */
export function openStates(mode: 'sandbox' | 'live'): MarketState[] {
  return marketStates.filter((state) => isOpen(state, mode));
}
